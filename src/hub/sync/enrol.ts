import { createHash, createPublicKey, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { type EnrolAnswer, enrolAnswer, type enrolRequest } from '../../contract/sync.ts'
import type { Actor } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { audit } from '../store/directory.ts'
import type { Sql } from '../store/sql.ts'

const codeLifeMs = 600_000

/** Letters and digits that are not mistaken for each other when a code is read aloud. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 16

const codeRow = z.object({ hash: z.string(), venue: z.string(), used_by: z.string().nullable() })

/**
 * Makes a one-time code for a new kiosk, good for ten minutes. The hub keeps only its hash: 78 bits cannot be guessed back in that time.
 * @returns null when there is no such venue
 */
export async function makeCode(
  context: HubContext,
  venueId: string,
  actor: Actor,
): Promise<{ code: string; expires: number } | null> {
  const code = randomCode()
  const expires = context.clock.wall() + codeLifeMs
  return context.sql.transaction(async (tx) => {
    const made = await tx.query(
      `INSERT INTO enrolment_code (municipality, hash, venue, expires)
       SELECT municipality, $3, id, $4 FROM venue WHERE municipality = $1 AND id::text = $2 RETURNING venue`,
      [context.municipality.id, venueId, hashOf(code), new Date(expires)],
    )
    if (made.length === 0) return null
    await audit(tx, context, actor.id, 'code.made', { venue: venueId })
    return { code, expires }
  })
}

/**
 * Makes a kiosk of a code and its public key. A kiosk that never heard the answer may ask again with the same key.
 * @returns null when the code is unknown, used, or past its ten minutes, or the key is no Ed25519 key; which of them is not told
 */
export async function enrol(
  context: HubContext,
  { code, publicKey }: z.infer<typeof enrolRequest>,
): Promise<EnrolAnswer | null> {
  if (!isEd25519(publicKey)) return null
  const { municipality, clock } = context
  return context.sql.transaction(async (tx) => {
    const rows = await tx.query(
      `SELECT hash, venue, used_by FROM enrolment_code WHERE municipality = $1 AND hash = $2 AND expires > $3 FOR UPDATE`,
      [municipality.id, hashOf(code), new Date(clock.wall())],
    )
    const row = z.array(codeRow).parse(rows)[0]
    if (!row) return null
    if (row.used_by !== null) return enrolledAs(tx, context, row.used_by, publicKey)
    const deviceId = await addDevice(tx, context, row.venue, publicKey)
    await tx.query(
      'UPDATE enrolment_code SET used = $3, used_by = $4 WHERE municipality = $1 AND hash = $2',
      [municipality.id, row.hash, new Date(clock.wall()), deviceId],
    )
    await audit(tx, context, deviceId, 'device.enrolled', { venue: row.venue })
    return enrolledAs(tx, context, deviceId, publicKey)
  })
}

async function addDevice(tx: Sql, context: HubContext, venue: string, publicKey: string): Promise<string> {
  const id = context.newId()
  await tx.query(
    // By the highest number, and not by how many there are: those that were shut out long ago are no longer here.
    `INSERT INTO device (municipality, id, venue, name, public_key, enrolled)
     SELECT $1, $2, $3, 'Skärm ' || (coalesce(max(substring(name from '^Skärm (\\d{1,6})$')::int), 0) + 1), $4, $5
     FROM device WHERE municipality = $1 AND venue = $3`,
    [context.municipality.id, id, venue, publicKey, new Date(context.clock.wall())],
  )
  return id
}

async function enrolledAs(
  tx: Sql,
  { municipality, epoch }: HubContext,
  deviceId: string,
  publicKey: string,
): Promise<EnrolAnswer | null> {
  const rows = await tx.query(
    `SELECT v.id, v.name FROM device d JOIN venue v ON v.municipality = d.municipality AND v.id = d.venue
     WHERE d.municipality = $1 AND d.id = $2 AND d.public_key = $3`,
    [municipality.id, deviceId, publicKey],
  )
  const [venue] = rows
  return venue
    ? enrolAnswer.parse({ deviceId, venue: { ...venue, municipality: municipality.name }, epoch })
    : null
}

function isEd25519(publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

function randomCode(): string {
  // Bytes above the last whole run of the alphabet would make its first letters likelier.
  const fair = 256 - (256 % alphabet.length)
  let code = ''
  while (code.length < codeLength) {
    for (const byte of randomBytes(codeLength)) {
      if (byte < fair && code.length < codeLength) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}

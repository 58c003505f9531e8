import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import type { WireOp } from '../../contract/ops.ts'
import { batchLimit, cutBatch, type SyncState } from '../../domain/sync.ts'
import { checksum } from './checksum.ts'
import { hubVenue } from './hubVenue.ts'
import { settings } from './settings.ts'
import { syncStatusOf } from './syncStatus.ts'

/** This screen's place at a hub. */
export interface Device extends SyncState {
  deviceId: string
  venueId: string
  /** Ed25519, PKCS 8, base64. Never leaves this machine. */
  privateKey: string
  /** `http://host:port`, without a path. */
  hubAddress: string
}

/** A piece of the log to send, and what it rests on. */
export interface Cut {
  ops: WireOp[]
  /** Id of the op at the device's `acked`; null at the start, or when a damaged disk has lost it. */
  afterId: string | null
  /** The last op of the log at this moment. */
  lastSeq: number
  pending: number
  /** Wall-clock ms. */
  oldestPending: number | null
}

/** The log as an outbox. Nothing here deletes from it: an acknowledgement only moves `acked`. */
export interface SyncStore {
  device(): Device | null
  /** Makes this screen that device, in place of any it was before, at a venue that the hub calls `venueName`. */
  enrol(device: Device, venueName: string): void
  /** How many ops the hub has put aside because it had shut this screen out; wherever it is enrolled next, they count. */
  putAside(): number
  /** What follows `after`. `halvings` counts the 413s in a row. */
  cut(after: number, halvings: number): Cut
  /**
   * Adopts an answer in one transaction: the new state, and the ops that the hub keeps raw.
   * @param before the state that the push was cut from; when it no longer holds, nothing is changed
   * @returns whether it was adopted
   */
  adopt(
    before: SyncState,
    state: SyncState,
    quarantined: readonly { id: string; reason: string }[],
    at: number,
  ): boolean
}

const deviceRow = z.object({
  deviceId: z.string(),
  venueId: z.string(),
  privateKey: z.string(),
  hubAddress: z.string(),
  incarnation: z.string(),
  epoch: z.string().nullable(),
  acked: z.number(),
})

const opRow = z.object({
  seq: z.number(),
  id: z.string(),
  kind: z.string(),
  v: z.number(),
  entity: z.string().nullable(),
  baseVer: z.number().nullable(),
  atWall: z.number(),
  bootId: z.string(),
  monoMs: z.number(),
  tz: z.string(),
  body: z.string(),
  checksum: z.number(),
})

export function syncStore(db: Database): SyncStore {
  const statusOf = syncStatusOf(db)
  const device = db.prepare(
    `SELECT device_id AS deviceId, venue_id AS venueId, private_key AS privateKey, hub_address AS hubAddress,
       incarnation, hub_epoch AS epoch, acked_seq AS acked FROM device`,
  )
  const replaceDevice = db.prepare(
    `INSERT OR REPLACE INTO device (one, device_id, venue_id, private_key, hub_address, incarnation, hub_epoch, acked_seq)
     VALUES (1, @deviceId, @venueId, @privateKey, @hubAddress, @incarnation, @epoch, @acked)`,
  )
  const ops = db.prepare(
    `SELECT seq, id, kind, v, entity, base_ver AS baseVer, at_wall AS atWall, boot_id AS bootId, mono_ms AS monoMs, tz, body,
       checksum
     FROM op WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  const idAt = db.prepare('SELECT id FROM op WHERE seq = ?').pluck()
  const lastSeq = db.prepare('SELECT coalesce(max(seq), 0) FROM op').pluck()
  const move = db.prepare(
    `UPDATE device SET incarnation = @incarnation, hub_epoch = @epoch, acked_seq = @acked, last_ack_at = @at
     WHERE incarnation = @wasIncarnation AND acked_seq = @wasAcked`,
  )
  const putAside = db.prepare("SELECT count(*) FROM quarantine WHERE reason = 'revoked'").pluck()
  const clearQuarantine = db.prepare('DELETE FROM quarantine')
  const quarantine = db.prepare('INSERT OR IGNORE INTO quarantine (op_id, reason, at) VALUES (?, ?, ?)')

  // What the hub keeps raw is said anew of the whole log, which the new device sends.
  const named = hubVenue(settings(db))
  const enrol = db.transaction((given: Device, venueName: string): void => {
    replaceDevice.run(given)
    clearQuarantine.run()
    named.rename(venueName)
  })
  const adopt = db.transaction((...[before, state, quarantined, at]: Parameters<SyncStore['adopt']>) => {
    const { changes } = move.run({
      ...state,
      at: Math.floor(at),
      wasIncarnation: before.incarnation,
      wasAcked: before.acked,
    })
    if (changes === 0) return false
    for (const { id, reason } of quarantined) quarantine.run(id, reason, Math.floor(at))
    return true
  })
  // One transaction, so that another process of this machine cannot write in the middle of a cut.
  const cut = db.transaction((after: number, halvings: number): Cut => {
    const { pending, oldestPending } = statusOf()
    const limit = batchLimit(pending, halvings)
    const id = idAt.get(after)
    return {
      ops: cutBatch(wireOps(ops.iterate(after, limit)), (op) => Buffer.byteLength(JSON.stringify(op)), limit),
      afterId: id === undefined ? null : soundId(String(id)),
      lastSeq: Number(lastSeq.get()),
      pending,
      oldestPending,
    }
  })

  return {
    device() {
      const row = device.get()
      return row === undefined ? null : deviceRow.parse(row)
    },
    enrol: (given, venueName) => enrol.immediate(given, venueName),
    putAside: () => Number(putAside.get()),
    cut: (after, halvings) => cut(after, halvings),
    adopt: (before, state, quarantined, at) => adopt.immediate(before, state, quarantined, at),
  }
}

function* wireOps(rows: Iterable<unknown>): Generator<WireOp> {
  for (const row of rows) yield toWire(opRow.parse(row))
}

/** A row that a damaged disk has changed, id or anything else: its body goes as a text, which the hub keeps raw, and stops no other op. */
function toWire({ id, body, checksum: written, ...op }: z.infer<typeof opRow>): WireOp {
  const { kind, v, entity, baseVer, atWall, bootId, monoMs, tz } = op
  const now = checksum([id, kind, v, entity, baseVer, atWall, bootId, monoMs, tz, body])
  const sound = soundId(id)
  const intact = sound === id && now === written
  return { ...op, id: sound, body: intact ? parsed(body) : `${id} ${body}` }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** The hub takes no push that rests on an op without a UUID, so a damaged one is replaced by one made of it (version 8, RFC 9562). */
function soundId(id: string): string {
  if (z.uuid().safeParse(id).success) return id
  const hex = createHash('sha256').update(id).digest('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`]
  return [...groups, hex.slice(18, 30)].join('-')
}

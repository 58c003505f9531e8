import { PassThrough } from 'node:stream'
import { unzipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { addMunicipality } from '../store/municipalities.ts'
import { withSnapshot } from '../store/snapshot.ts'
import { enrolKiosk, hubContextOf, standingClock, startHub, wireOpOf } from '../testing.ts'
import { exportAll } from './exportAll.ts'
import { exportLink } from './exportLink.ts'
import { forgetName } from './forget.ts'
import { tableTexts } from './tables.ts'
import { sinkTo } from './zip.ts'

async function filled() {
  const clock = standingClock(Date.UTC(2026, 10, 23, 9, 24))
  const all = await startHub({ clock })
  const link = (await all.hub.enrolmentCode(all.venue.id)).link
  const kiosk = await enrolKiosk(link)
  const visit = uuid()
  const fields = {
    title: { sv: '=Bingo' },
    goalArea: 'meaning',
    organiser: { kind: 'region' },
    leader: '@Sven',
  }
  await kiosk.push({
    ops: [
      wireOpOf(1, 'entity.patched', 'bingo', {
        type: 'activity',
        fields: { ...fields, start: '2026-11-23T14:00', durationMinutes: 60 },
      }),
      wireOpOf(2, 'visit.made', visit, { outsideHours: false }),
      wireOpOf(3, 'visit.partySize', visit, { size: 2 }),
      wireOpOf(4, 'participation.set', visit, { occurrence: 'bingo:2026-11-23', joined: true }),
      wireOpOf(5, 'headcount.made', uuid(), { persons: 7, occurrence: null }),
      wireOpOf(6, 'lamp.lit', 'lampan', { Å: 'ö' }),
    ],
  })
  const context = await hubContextOf(all.sql, clock)
  await forgetName(context, 'Svetlana Quist', 'operator')
  return { ...all, clock, context, kiosk, code: link.split('#')[1] ?? '', visit }
}

async function unpacked(write: (sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>) {
  const chunks: Uint8Array[] = []
  await write(async (chunk) => void chunks.push(chunk))
  return textsIn(Buffer.concat(chunks))
}

function textsIn(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data).toString('utf8')]),
  )
}

it('takes out every row of every table of the municipality, says what each is, and no key, hash of one or row of another', async () => {
  const { sql, context, code, visit, kiosk } = await filled()
  await addMunicipality(sql, 'Trosa', uuid)
  await sql.query(
    `INSERT INTO venue SELECT id, gen_random_uuid(), 'Mötesplats i Trosa', 'Europe/Stockholm' FROM municipality WHERE name = 'Trosa'`,
  )
  const files = await unpacked((sink) => exportAll(context, sink))

  const tables = await sql.query(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
     AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'schema_version' ORDER BY 1`,
  )
  const names = tables.map(({ name }) => String(name))
  expect(Object.keys(files).sort()).toEqual(['LÄSMIG.txt', ...names.map((name) => `${name}.ndjson`)].sort())
  // A new table is explained in tables.ts, and only what there is.
  expect(Object.keys(tableTexts).sort()).toEqual(names)
  for (const [name, text] of Object.entries(tableTexts))
    expect(files['LÄSMIG.txt']).toContain(`${name}.ndjson\r\n  ${text}\r\n  Fält: `)

  for (const name of names) {
    const own = name === 'municipality' ? 'id' : 'municipality'
    const [{ count } = {}] = await sql.query(`SELECT count(*) AS count FROM ${name} WHERE ${own} = $1`, [
      context.municipality.id,
    ])
    const rows = (files[`${name}.ndjson`] ?? '').split('\n').slice(0, -1)
    expect([name, rows.map((row) => typeof JSON.parse(row)).length]).toEqual([name, count])
  }
  expect(JSON.parse(files['visit.ndjson'] ?? '')).toMatchObject({ id: visit, day: '2026-11-23', party: 2 })
  expect(JSON.parse(JSON.parse(files['quarantine.ndjson'] ?? '').raw)).toMatchObject({ body: { Å: 'ö' } })

  const all = Object.values(files).join('\n')
  const secrets = await sql.query(
    `SELECT public_key AS secret FROM device UNION SELECT hash FROM enrolment_code UNION SELECT forgetting FROM privacy_key
     UNION SELECT sealing FROM privacy_key UNION SELECT subject FROM erasure`,
  )
  expect(secrets.length).toBeGreaterThan(4)
  for (const secret of [...secrets.map((row) => String(row.secret)), code, 'Trosa', 'Svetlana'])
    expect([secret, all.includes(secret)]).toEqual([secret, false])
  expect(all).toContain(kiosk.deviceId)
})

it('gives out a venue’s days as tables without a formula, by a link that holds for two minutes', async () => {
  const { address, context, venue, clock } = await filled()
  const only = { venueId: venue.id, from: '2026-11-23', to: '2026-11-23' }
  const path = await exportLink(context, only)
  const answer = await fetch(address + path)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const files = textsIn(new Uint8Array(await answer.arrayBuffer()))
  expect(files).toEqual({
    'summor.csv': '\ufeffDag;Timme;Besök;Personer;Första gången\r\n2026-11-23;10;1;2;0\r\n',
    'besok.csv':
      "\ufeffDag;Timme;Personer;Första gången;Utanför öppettiden;Ångrat;Aktiviteter;Mat\r\n2026-11-23;10;2;;nej;nej;'=Bingo;\r\n",
    'manuell-rakning.csv': '\ufeffDag;Timme;Aktivitet;Personer\r\n2026-11-23;10;;7\r\n',
    'program.csv':
      "\ufeffSlag;Datum;Texter;Ledare;Upprepning\r\nactivity;2026-11-23T14:00;'=Bingo;'@Sven;\r\n",
  })
  const none = textsIn(
    new Uint8Array(
      await (
        await fetch(address + (await exportLink(context, { ...only, from: '2026-11-24', to: '2026-11-30' })))
      ).arrayBuffer(),
    ),
  )
  expect(none['besok.csv']?.split('\r\n')).toHaveLength(2)

  expect((await fetch(`${address}${path.slice(0, -8)}`)).status).toBe(404)
  expect((await fetch(`${address}/export?of=anything`)).status).toBe(404)
  clock.set(clock.wall() + 121_000)
  expect((await fetch(address + path)).status).toBe(404)
})

it('is one at a time, and the next one once that is over', async () => {
  const { address, context, sql } = await filled()
  const path = await exportLink(context, null)
  const fetched = await sql.transaction(async (tx) => {
    await tx.query('LOCK TABLE visit IN ACCESS EXCLUSIVE MODE')
    const first = fetch(address + path).then(async (answer) =>
      textsIn(new Uint8Array(await answer.arrayBuffer())),
    )
    const waits = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'visit'::regclass`
    while ((await tx.query(waits)).length === 0);
    const second = await fetch(address + path)
    expect([second.status, await second.text()]).toEqual([
      503,
      expect.stringContaining('En annan hämtning pågår'),
    ])
    return { first }
  })
  expect(await fetched.first).toHaveProperty(['LÄSMIG.txt'])
  expect((await fetch(address + path)).status).toBe(200)
})

it('is given up when nobody reads it for a minute, and goes on for who reads slowly', async () => {
  const timers = new Map<() => void, number>()
  const after = (ms: number, ring: () => void) => {
    timers.set(ring, ms)
    return () => timers.delete(ring)
  }
  const stream = new PassThrough({ highWaterMark: 4 })
  const sink = sinkTo(stream, { after })
  const slow = sink(Buffer.from('abcdef'))
  expect([...timers.values()]).toEqual([60_000])
  expect(String(stream.read())).toBe('abcdef')
  await slow
  expect(timers.size).toBe(0)

  const unread = sink(Buffer.from('abcdef'))
  for (const ring of timers.keys()) ring()
  await expect(unread).rejects.toThrow('nobody reads it')
  expect([stream.listenerCount('drain'), timers.size]).toEqual([0, 0])

  const left = sink(Buffer.from('abcdef'))
  stream.destroy()
  await left
  await expect(sink(Buffer.from('g'))).rejects.toThrow('hung up')
})

it('is never written twice into one file, though the database would have it run again', async () => {
  const { context } = await filled()
  let runs = 0
  const broken = withSnapshot(context, async () => {
    runs += 1
    throw Object.assign(new Error('could not serialize access'), { code: '40001' })
  })
  await expect(broken).rejects.toThrow('could not serialize access')
  expect(runs).toBe(1)
})

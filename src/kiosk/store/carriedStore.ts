import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { carriedStates } from '../../contract/drop.ts'
import type { CarriedDrop } from '../../contract/staff/carry.ts'
import type { Drop } from '../../domain/drop/drop.ts'
import { isCarried, stateOf } from '../../domain/drop/settled.ts'

/** A parcel that waits for the hub. */
export interface CarriedParcel {
  device: string
  signature: string
  body: Uint8Array<ArrayBuffer>
}

/**
 * What other screens have handed over here. A parcel is forgotten once the hub has answered for good; of the last drops it is kept what came of them. It is bounded:
 * what is not taken here is not lost, since its own screen has it until the hub has told that screen itself.
 */
export interface CarriedStore {
  /**
   * Keeps the parcels of a drop that are not here. One that the hub would not take is tried anew.
   * @param at wall-clock ms
   */
  keep(drop: Drop, at: number): CarriedDrop | 'FULL'
  /** Ids of what waits, in the order in which their screens wrote them. `early`: the hub lacked what comes before it, when it was last asked. */
  waiting(): { id: string; device: string; early: boolean }[]
  /** One that waits; null when it no longer does. */
  parcel(id: string): CarriedParcel | null
  /** What the hub has said of a parcel. */
  settle(id: string, state: CarriedDrop['state'], fresh: number): void
  /** Newest first. */
  drops(): CarriedDrop[]
  forget(id: string): void
}

/** All that lies here at most: some sixty parcels of 256 KiB, or what mobile kits write in some hundred weeks. */
const mostBytes = 16 * 1024 * 1024
const mostParcels = 1000
/** Drops that are told of once they are through. */
const toldDrops = 20

/** A body that is still needed. */
const lies = "state IN ('waiting', 'early')"

const waitingRow = z.object({
  id: z.string(),
  device: z.string(),
  early: z.number().transform((early) => early === 1),
})
const parcelRow = z.object({
  device: z.string(),
  signature: z.string(),
  body: z.instanceof(Uint8Array).transform((body) => new Uint8Array(body)),
})
const dropRow = z.object({
  id: z.string(),
  venue: z.string(),
  date: z.string(),
  ops: z.number(),
  fresh: z.number(),
  states: z.string(),
})

export function carriedStore(db: Database): CarriedStore {
  const put = db.prepare(
    `INSERT INTO carried (id, run, venue, date, device, signature, after_seq, ops, body, read_at, state)
     VALUES (@id, @run, @venue, @date, @device, @signature, @after, @ops, @body, @at, 'waiting')
     ON CONFLICT (id) DO UPDATE SET run = excluded.run, read_at = excluded.read_at,
       body = CASE WHEN state IN ('taken', 'revoked') THEN NULL ELSE excluded.body END,
       signature = CASE WHEN state IN ('taken', 'revoked') THEN signature ELSE excluded.signature END,
       state = CASE WHEN state IN ('taken', 'revoked', 'early') THEN state ELSE 'waiting' END`,
  )
  const size = db.prepare(
    `SELECT count(*) AS parcels, coalesce(sum(length(body)), 0) AS bytes FROM carried WHERE ${lies}`,
  )
  const waiting = db.prepare(
    `SELECT id, device, state = 'early' AS early FROM carried WHERE ${lies} ORDER BY device, after_seq, read_at`,
  )
  const parcel = db.prepare(`SELECT device, signature, body FROM carried WHERE id = ? AND ${lies}`)
  const settle = db.prepare(
    `UPDATE carried SET state = @state, fresh = fresh + @fresh,
       body = CASE WHEN @state IN ('waiting', 'early') THEN body END WHERE id = @id`,
  )
  const drops = db.prepare(
    `SELECT run AS id, venue, date, sum(ops) AS ops, sum(fresh) AS fresh, group_concat(state) AS states
     FROM carried GROUP BY run ORDER BY max(read_at) DESC, run`,
  )
  const forget = db.prepare('DELETE FROM carried WHERE run = ?')
  const told = () => z.array(dropRow).parse(drops.all()).map(toDrop)

  function forgetOld(): void {
    const through = told().filter(({ state }) => !isCarried(state))
    for (const { id } of through.slice(toldDrops)) forget.run(id)
  }

  return {
    keep(drop, at) {
      const { parcels, bytes } = z.object({ parcels: z.number(), bytes: z.number() }).parse(size.get())
      const more = drop.parcels.reduce((sum, parcel) => sum + parcel.bytes, 0)
      if (parcels + drop.parcels.length > mostParcels || bytes + more > mostBytes) return 'FULL'
      const ids = drop.parcels.map(({ body }) => sha256(body))
      const run = sha256(new TextEncoder().encode(ids.join()))
      const { venue, date } = drop
      for (const [index, { device, signature, after, ops, body }] of drop.parcels.entries())
        put.run({ id: ids[index], run, venue, date, device, signature, after, ops, body, at: Math.floor(at) })
      forgetOld()
      const kept = told().find(({ id }) => id === run)
      if (!kept) throw new Error('a drop without parcels')
      return kept
    },
    waiting: () => z.array(waitingRow).parse(waiting.all()),
    parcel(id) {
      const row = parcel.get(id)
      return row === undefined ? null : parcelRow.parse(row)
    },
    settle: (id, state, fresh) => void settle.run({ id, state, fresh }),
    drops: told,
    forget: (id) => void forget.run(id),
  }
}

function toDrop({ states, ...drop }: z.infer<typeof dropRow>): CarriedDrop {
  return { ...drop, state: stateOf(z.array(z.enum(carriedStates)).parse(states.split(','))) }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

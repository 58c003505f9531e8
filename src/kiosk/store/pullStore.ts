import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { type NewOp, opBodies } from '../../contract/ops.ts'
import type { PullAnswer, PulledConflict, PulledEntity } from '../../contract/sync.ts'
import type { ProgrammeOp } from '../../domain/mergeEntity.ts'
import { type Confirmed, overlay } from '../../domain/overlay.ts'
import { conflictStore } from './conflicts.ts'
import { type Forgetting, forgettingOf } from './forgetting.ts'
import { json } from './json.ts'
import { type CameOfVisits, venueVisits } from './venueVisits.ts'

/** How far this screen has the venue's programme. */
export interface PullState {
  deviceId: string
  /** The hub's epoch in which `pos` was given; null before the first answer. */
  epoch: string | null
  pos: number
  /** Own ops 1..have are in what the hub has confirmed at `pos`. */
  have: number
  /** Whether all answers up to `pos` have told of visits; an older hub does not. */
  visits: boolean
}

/** What stands at the hub since `from`, all pages of it. `visits` is null where one of them did not tell of any. */
export interface Pulled {
  epoch: string
  from: number
  pos: number
  have: number
  entities: readonly PulledEntity[]
  visits: CameOfVisits | null
  /** All names that are to be forgotten, where the hub has told of them. */
  forget?: PullAnswer['forget']
  /** Edits that lost and that nobody has settled; null where the hub does not tell of them. */
  conflicts: readonly PulledConflict[] | null
}

/** How many parts of the programme were touched, what lost among them counting as one, and how many visits and head counts tell what this screen did not know. */
export interface Taken {
  parts: number
  visits: number
}

export interface PullStore {
  /** Null on a screen that no hub knows. */
  state(): PullState | null
  /** Which names are forgotten here, as the hub is told it. */
  forgets(): ReturnType<Forgetting['told']>
  /** The hub has heard of those that it had lost. */
  handed(): void
  /**
   * Takes what came in one transaction, and shows it with the screen's own unconfirmed edits on top.
   * @param before the state that was asked from; when it no longer holds (enrolled anew), nothing is changed
   * @returns null when it no longer held
   */
  take(before: PullState, came: Pulled): Taken | null
}

const stateRow = z.object({
  deviceId: z.string(),
  epoch: z.string().nullable(),
  pos: z.number(),
  have: z.number(),
  visits: z.number().transform((visits) => visits === 1),
})
const entityRow = z.object({
  id: z.string(),
  type: z.string(),
  ver: z.number(),
  fields: json.pipe(z.record(z.string(), z.unknown())),
  deleted: z.number().transform((deleted) => deleted === 1),
})
const opRow = z.object({
  kind: z.enum(['entity.patched', 'entity.deleted', 'entity.restored']),
  v: z.literal(1),
  entity: z.string(),
  baseVer: z.number().nullable(),
  body: json,
})

export function pullStore(db: Database): PullStore {
  const acked = db.prepare('SELECT acked_seq FROM device').pluck()
  const state = db.prepare(
    `SELECT device_id AS deviceId, pull_epoch AS epoch, pull_pos AS pos, pulled_seq AS have, pulled_visits AS visits
     FROM device`,
  )
  const move = db.prepare(
    `UPDATE device SET pull_epoch = @epoch, pull_pos = @pos, pulled_seq = @have, pulled_visits = @visits
     WHERE device_id = @deviceId AND pull_pos = @wasPos AND pull_epoch IS @wasEpoch`,
  )
  const clear = db.prepare('DELETE FROM entity')
  const confirm = db.prepare(
    'INSERT OR REPLACE INTO entity (id, type, ver, fields, deleted) VALUES (?, ?, ?, ?, ?)',
  )
  const confirmed = db.prepare('SELECT id, type, ver, fields, deleted FROM entity WHERE id = ?')
  const everyId = db.prepare('SELECT id FROM programme UNION SELECT id FROM entity').pluck()
  // What the hub keeps raw is in no programme of its own: it stays on top here, or staff's work would go from the screen.
  const own = db.prepare(
    `SELECT kind, v, entity, base_ver AS baseVer, body FROM op WHERE seq IN (
       SELECT seq FROM op WHERE seq > ? UNION SELECT op.seq FROM quarantine JOIN op ON op.id = quarantine.op_id
     ) AND kind LIKE 'entity.%' ORDER BY seq`,
  )
  const idsSince = db.prepare("SELECT DISTINCT entity FROM op WHERE seq > ? AND kind LIKE 'entity.%'").pluck()
  const show = db.prepare('INSERT OR REPLACE INTO programme (id, type, fields, deleted) VALUES (?, ?, ?, ?)')
  const hide = db.prepare('DELETE FROM programme WHERE id = ?')

  function read(): PullState | null {
    const row = state.get()
    return row === undefined ? null : stateRow.parse(row)
  }

  /** How much of this log the answer holds. What the hub has of this incarnation may be another log: that of this disk before it was put back. */
  function provedOf({ have }: Pulled): number {
    return Math.min(have, Number(acked.get() ?? 0))
  }

  const venue = venueVisits(db)
  const forgetting = forgettingOf(db)
  const conflicts = conflictStore(db)

  const take = db.transaction((before: PullState, came: Pulled): Taken | null => {
    const anew = came.epoch !== before.epoch || came.from !== before.pos
    // A log that is sent anew to the same hub is in its programme already, whatever of it has been proved so far.
    const have = anew ? provedOf(came) : Math.max(before.have, provedOf(came))
    const { deviceId, pos: wasPos, epoch: wasEpoch } = before
    const told = came.visits !== null
    // A hub that tells of visits where an older one did not is asked from 0, or what the older one went past would never come.
    const epoch = told && !before.visits && came.from > 0 ? null : came.epoch
    const visits = Number(told && (came.from === 0 || before.visits))
    const moved = move.run({ deviceId, epoch, pos: came.pos, have, visits, wasPos, wasEpoch })
    if (moved.changes === 0) return null
    const forgot =
      came.forget !== undefined &&
      forgetting.take(came.forget, before.epoch !== null && came.epoch !== before.epoch)
    const forget = forgetting.current()
    if (anew) {
      clear.run()
      venue.forget()
    }
    for (const { id, type, ver, fields, deleted } of came.entities)
      confirm.run(id, type, ver, JSON.stringify(forget.fields(type, fields)), Number(deleted))
    const ids = new Set([
      ...came.entities.map(({ id }) => id),
      ...z.array(z.string()).parse(idsSince.all(Math.min(before.have, have))),
      ...(anew ? z.array(z.string()).parse(everyId.all()) : []),
    ])
    const onTop = Map.groupBy(own.all(have).flatMap(readOp), ({ entity }) => entity)
    for (const id of ids) showPart(id, overlay(confirmedOf(id), onTop.get(id) ?? []))
    const lost = came.conflicts !== null && conflicts.take(came.conflicts, have)
    // What was forgotten may stand in any part.
    const parts = ids.size + Number(lost) + Number(forgot)
    return { parts, visits: came.visits === null ? 0 : venue.take(came.visits) }
  })

  function confirmedOf(id: string): Confirmed | null {
    const row = confirmed.get(id)
    return row === undefined ? null : entityRow.parse(row)
  }

  function showPart(id: string, part: Confirmed | null): void {
    if (part === null) hide.run(id)
    else show.run(id, part.type, JSON.stringify(part.fields), Number(part.deleted))
  }

  return {
    state: read,
    forgets: forgetting.told,
    handed: forgetting.handed,
    take(before, came) {
      const taken = take.immediate(before, came)
      // `secure_delete` has written over what went; what is left of it stands in the write-ahead log.
      if (came.forget !== undefined) db.pragma('wal_checkpoint(TRUNCATE)')
      return taken
    },
  }
}

/** An op of the programme; none where a damaged disk has changed it. */
function readOp(row: unknown): ProgrammeOp[] {
  const frame = opRow.safeParse(row)
  if (!frame.success) return []
  const { kind, entity, body } = frame.data
  const read = opBodies[kind].safeParse({ entity, body })
  // The schema of its own kind has just read it; TypeScript cannot follow the pairing through the union.
  return read.success ? [{ ...frame.data, body: read.data.body } as Extract<NewOp, ProgrammeOp>] : []
}

import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { type OthersAnswer, typesForOthers } from '../../contract/sync.ts'
import type { StoredEntity } from '../../domain/readProgramme.ts'
import { forgettingOf } from './forgetting.ts'
import { json } from './json.ts'

/** How far this screen has the programmes of other venues. */
export interface OthersState {
  /** The hub's epoch in which the positions were given; null when there is nothing. */
  epoch: string | null
  known: { venue: string; pos: number }[]
}

/** Another venue, with the parts of its programme as they came. */
export interface OtherVenue {
  id: string
  name: string
  entities: StoredEntity[]
}

export interface OthersStore {
  state(): OthersState
  /**
   * Takes an answer in one transaction. Of a venue that no longer stands where it was asked from, nothing is changed.
   * @returns whether anything is otherwise than it was
   */
  take(answer: OthersAnswer): boolean
  /** By name. A part that a damaged disk has changed is left out, and so is one of a type that is not known. */
  all(): OtherVenue[]
}

const venueRow = z.object({ id: z.string(), name: z.string(), epoch: z.string(), pos: z.number() })
const entityRow = z.object({
  id: z.string(),
  // Of a type that this program does not know the disk keeps what came.
  type: z.enum(typesForOthers),
  fields: json.pipe(z.record(z.string(), z.unknown())),
})

export function othersStore(db: Database): OthersStore {
  const everyVenue = db.prepare('SELECT id, name, epoch, pos FROM other_venue ORDER BY name')
  const insert = db.prepare('INSERT INTO other_venue (id, name, epoch, pos) VALUES (?, ?, ?, 0)')
  const rename = db.prepare('UPDATE other_venue SET name = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM other_venue WHERE id = ?')
  const move = db.prepare('UPDATE other_venue SET pos = ? WHERE id = ?')
  const clear = db.prepare('DELETE FROM other_entity WHERE venue = ?')
  const put = db.prepare('INSERT OR REPLACE INTO other_entity (venue, id, type, fields) VALUES (?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM other_entity WHERE venue = ? AND id = ?')
  const entitiesOf = db.prepare('SELECT id, type, fields FROM other_entity WHERE venue = ? ORDER BY id')

  const forgetting = forgettingOf(db)

  const venues = () => z.array(venueRow).parse(everyVenue.all())

  /** Which venues there are; those of another epoch begin anew. */
  function takeVenues({ venues: named, epoch }: OthersAnswer): boolean {
    const before = new Map(venues().map((venue) => [venue.id, venue]))
    const stays = new Set(named.map(({ id }) => id))
    let changed = false
    for (const { id, epoch: known } of before.values())
      if (!stays.has(id) || known !== epoch) {
        remove.run(id)
        before.delete(id)
        changed = true
      }
    for (const { id, name } of named) {
      const known = before.get(id)
      if (known?.name === name) continue
      if (known) rename.run(name, id)
      else insert.run(id, name, epoch)
      changed = true
    }
    return changed
  }

  const take = db.transaction((answer: OthersAnswer): boolean => {
    let changed = takeVenues(answer)
    const forget = forgetting.current()
    const at = new Map(venues().map(({ id, pos }) => [id, pos]))
    for (const { venue, from, pos, entities } of answer.changed) {
      if (!at.has(venue) || (from !== 0 && at.get(venue) !== from)) continue
      if (from === 0) clear.run(venue)
      for (const { id, type, fields, deleted } of entities)
        if (deleted) drop.run(venue, id)
        else put.run(venue, id, type, JSON.stringify(forget.fields(type, fields)))
      move.run(pos, venue)
      changed ||= from === 0 || entities.length > 0
    }
    return changed
  })

  return {
    state() {
      const all = venues()
      return { epoch: all[0]?.epoch ?? null, known: all.map(({ id, pos }) => ({ venue: id, pos })) }
    },
    take: (answer) => take.immediate(answer),
    all: () =>
      venues().map(({ id, name }) => ({
        id,
        name,
        entities: entitiesOf.all(id).flatMap((row) => {
          const read = entityRow.safeParse(row)
          return read.success ? [{ ...read.data, deleted: false }] : []
        }),
      })),
  }
}

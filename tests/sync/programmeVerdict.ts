import { presentFields } from '../../src/contract/programme.ts'
import { sameJson } from '../../src/domain/sameJson.ts'
import type { Hub } from './programmeHub.ts'
import { type Kiosk, type LoggedOp, lastPatches, opsOf, shownBy } from './programmeScreens.ts'

/** What is wrong at the end of a history; empty when all is well. */
export interface Verdict {
  /** Screens that do not show what the hub has, by the parts in which they differ. */
  differing: string[]
  /** Fields that one screen, or the hub, alone has written and that are not as it wrote them last. */
  lost: string[]
  /** Own edits that were not to be seen while the hub did not have them. */
  hidden: string[]
  /** Screens that do not tell of just the lost edits that are open at the hub. */
  untold: string[]
  /** Screens that never came to rest. */
  restless: number
}

/** Judges what screens and hub have come to; `ids` are all parts there can be. */
export function judge(
  kiosks: readonly Kiosk[],
  hub: Hub,
  ids: readonly string[],
): Pick<Verdict, 'differing' | 'lost' | 'untold'> {
  const { entities, conflicts, own } = hub.now()
  const standing = new Map(
    [...entities.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ id, fields }) => [id, presentFields(fields)]),
  )
  const differing = kiosks.flatMap((kiosk) => {
    const shown = shownBy(kiosk)
    return ids.filter((id) => !sameJson(shown.get(id), standing.get(id))).map((id) => `${kiosk.name} ${id}`)
  })
  const open = [...conflicts.keys()].sort()
  const toldAt = ({ store }: Kiosk) =>
    store.conflicts
      .all()
      .map(({ op }) => op)
      .sort()
  const untold = kiosks.filter((kiosk) => !sameJson(toldAt(kiosk), open)).map(({ name }) => name)
  return { differing, lost: lostFields(kiosks, standing, hub.everOwn, own), untold }
}

/** Fields of parts that nobody ever deleted, written at one place alone, while no screen's disk was ever put back: they are as they were written there last. */
function lostFields(
  kiosks: readonly Kiosk[],
  standing: ReadonlyMap<string, Record<string, unknown>>,
  everAtHub: readonly LoggedOp[],
  ofHub: readonly LoggedOp[],
): string[] {
  const written = kiosks.map((kiosk) => ({ kiosk, ops: opsOf(kiosk.db) }))
  const gone = new Set(
    [...written.map(({ ops }) => ops), everAtHub].flatMap((ops) =>
      ops.filter(({ kind }) => kind !== 'entity.patched').map(({ entity }) => entity),
    ),
  )
  if (kiosks.some(({ isPutBack }) => isPutBack)) return []
  const patches = [...written.map(({ ops }) => ops), everAtHub].map(lastPatches)
  // What a hub that was put back has lost of its own edits it cannot have.
  const stands = [...patches.slice(0, -1), lastPatches(ofHub)]
  return stands.flatMap((mine, index) =>
    [...mine].flatMap(([id, fields]) =>
      [...fields]
        .filter(([field]) => !patches.some((theirs, other) => other !== index && theirs.get(id)?.has(field)))
        .filter(([field, value]) => !gone.has(id) && !sameJson(standing.get(id)?.[field], value))
        .map(([field]) => `${id} ${field}`),
    ),
  )
}

import { partsOfOccurrence } from '../../contract/ids.ts'
import type { Change, Conflict } from '../../contract/staff/edit.ts'

type Setting = Extract<Change, { do: 'set' }>

/** When something is held is said in these together: one of them from each of two people may be a date that neither of them meant. */
const timing = ['start', 'recurrence', 'movedTo']
const bound: readonly (readonly string[])[] = [timing, ['cancelled', 'reason']]
/** What an occurrence is of; alone it says nothing. */
const ofWhat = new Set(['activity', 'date'])

/**
 * What is left of an edit when a person lets stand what others have changed meanwhile: the same changes without the fields in conflict,
 * and without what is said together with them. Nothing is left of a whole that hangs together where the conflict is in what it rests
 * on: in something that it takes away, that is gone, or in a field that it only read.
 */
export function keepTheirs(changes: readonly Change[], conflicts: readonly Conflict[]): Change[] {
  if (changes.every(isAlone)) return changes.flatMap((change) => apart(change, conflicts))
  const isFree = conflicts.every(({ id, field }) =>
    changes.some((change) => change.id === id && hasField(change, field) && !isTiming(change, field)),
  )
  return isFree ? changes.flatMap((change) => apart(change, conflicts)) : []
}

/** Whether a change means something without the others of its edit: it rests on nothing but what it changes. */
function isAlone(change: Change): boolean {
  return change.do === 'set' && Object.keys(change.seen ?? {}).every((field) => hasField(change, field))
}

function hasField(change: Change, field: string): change is Setting {
  return change.do === 'set' && Object.hasOwn(change.fields, field)
}

function isTiming({ type }: Change, field: string): boolean {
  return type === 'activity' && timing.includes(field)
}

/** The change without what is in conflict; none where nothing is left of it. */
function apart(change: Change, conflicts: readonly Conflict[]): Change[] {
  const met = conflicts.filter(({ id }) => isOf(change, id)).map(({ field }) => field)
  if (met.length === 0) return [change]
  if (change.do === 'delete' || met.includes('')) return []
  const gone = new Set(met.flatMap((field) => bound.find((all) => all.includes(field)) ?? field))
  const without = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => !gone.has(field)))
  const fields = without(change.fields)
  if (Object.keys(fields).every((field) => change.type === 'occurrence' && ofWhat.has(field))) return []
  return [{ ...change, fields, ...(change.seen && { seen: without(change.seen) }) }]
}

/** Whether it is a change of that, or of one date of that activity: what a date gives up for the series it keeps with it. */
function isOf({ id, type }: Change, met: string): boolean {
  return id === met || (type === 'occurrence' && partsOfOccurrence(id).activity === met)
}

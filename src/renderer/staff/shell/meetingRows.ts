import { partsOfOccurrence } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import type { Change, Conflict } from '../../../contract/staff/edit.ts'
import type { EntityType } from '../../../contract/words.ts'
import { capitalised } from '../../i18n/formats.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { fieldNames } from '../form/fieldNames.ts'
import { fieldText, type Known, knownOf } from '../form/fieldText.ts'

/** One field in conflict, in words; '' for nothing. */
export interface MeetingRow {
  key: string
  name: string
  /** What it is a field of, where the conflict is about more than one thing; else ''. */
  of: string
  theirs: string
  mine: string
}

/** One field of what has been taken away, as it was written. */
export type LostRow = Pick<MeetingRow, 'key' | 'name' | 'mine'>

/** Whether what was changed has been taken away: nobody's insisting writes in it. */
export function isOfWhole({ field }: Conflict): boolean {
  return field === ''
}

/**
 * Each field that two people have changed: what it is called, what stands there now and what this person wrote.
 * @param programme as it stands now
 * @param today the venue's day, by which years are left out
 */
export function meetingRows(
  changes: readonly Change[],
  conflicts: readonly Conflict[],
  programme: Programme,
  today: string,
): MeetingRow[] {
  const known = knownOf(programme, today)
  const isOfSeveral = new Set(conflicts.map(({ id }) => id)).size > 1
  return conflicts.map((conflict) => {
    const { type, id, field } = conflict
    const change = changes.find((each) => each.id === id)
    return {
      key: `${id} ${field}`,
      name: nameOf(type, field),
      of: isOfSeveral ? thingOf(conflict, programme, today) : '',
      theirs: fieldText(field, conflict.theirs, known, known.startOf(id)),
      mine: fieldText(field, mineIn(change, field), known, startIn(change, known)),
    }
  })
}

/** What this person wrote in what is no longer there, to be read before it goes. */
export function lostRows(
  changes: readonly Change[],
  conflicts: readonly Conflict[],
  programme: Programme,
  today: string,
): LostRow[] {
  const known = knownOf(programme, today)
  const removed = new Set(conflicts.filter(isOfWhole).map(({ id }) => id))
  return changes.flatMap((change) =>
    change.do === 'set' && removed.has(change.id)
      ? Object.entries(change.fields).flatMap(([field, value]) => {
          const name = nameOf(change.type, field)
          const mine = fieldText(field, value, known, startIn(change, known))
          return name === '' || mine === '' ? [] : [{ key: `${change.id} ${field}`, name, mine }]
        })
      : [],
  )
}

function nameOf(type: EntityType, field: string): string {
  return capitalised(fieldNames[type][field] ?? '', 'sv')
}

/** What this person wanted there. What was not changed and yet met is what the change rests on, as it was seen. */
function mineIn(change: Change | undefined, field: string): unknown {
  if (change?.do !== 'set') return null
  return Object.hasOwn(change.fields, field) ? change.fields[field] : change.seen?.[field]
}

/** The start after the change, by which a repeat is told. */
function startIn(change: Change | undefined, known: Known): string | undefined {
  const start = mineIn(change, 'start')
  return typeof start === 'string' ? start : change && known.startOf(change.id)
}

function thingOf({ type, id }: Conflict, programme: Programme, today: string): string {
  const found = <T extends { id: string }>(all: readonly T[]) => all.find((one) => one.id === id)
  switch (type) {
    case 'room':
      return found(programme.rooms)?.name.sv ?? ''
    case 'activity':
      return found(programme.activities)?.title.sv ?? ''
    case 'occurrence': {
      const { activity, date } = partsOfOccurrence(id)
      const title = programme.activities.find((one) => one.id === activity)?.title.sv ?? ''
      return `${title} ${weekdayDateText(date, today)}`
    }
    case 'meal':
      return found(programme.meals)?.dish.sv ?? ''
    case 'notice':
      return found(programme.notices)?.text.sv ?? ''
    case 'infoPage':
      return found(programme.infoPages)?.title.sv ?? ''
    case 'openingException':
      return weekdayDateText(id.slice(-10), today)
    default:
      return ''
  }
}

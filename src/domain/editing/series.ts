import type { ActivityFields, Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays } from '../dates.ts'
import { carry, dateMap, merged } from './carry.ts'
import { type Activity, differingDates, makeOf, removalOf, setOf } from './changes.ts'
import { withoutOwn } from './oneDate.ts'
import { losesDates, parted, type SeriesChange, settledOn } from './parting.ts'
import { endedBefore, ruleDates } from './rules.ts'

/** What a change of one date of a recurring activity shall hold for. */
export const scopes = ['this', 'later', 'all'] as const
export type Scope = (typeof scopes)[number]

/** Makes an activity. */
export function newActivity(id: string, fields: ActivityFields): Change[] {
  return [makeOf('activity', id, fields)]
}

/**
 * Changes an activity from a date on, or for all its dates. "Later" ends the old series the day before and begins a new one, which
 * takes along what differs on its dates; where nothing comes before the date it is the same as "all", and keeps the series. Dates that
 * the rule gives anew keep what differs on them: the third date before is the third after, where it is only moved. No date on which
 * somebody may have signed up is moved so (`parting.ts`): it stays as it is and where it is, or is changed by itself.
 */
export function changeSeries(programme: Programme, change: SeriesChange): Change[] {
  const { activity, date, scope, wanted, today } = change
  if (Object.keys(wanted).length === 0) return []
  const settled = settledOn(programme, activity, today)
  if (scope === 'later' && hasEarlier(activity, date)) return parted(programme, change, settled)
  if (losesDates(activity, wanted, settled)) return parted(programme, { ...change, scope: 'all' }, settled)
  const cleared = withoutOwn(programme, { activity, date }, wanted)
  const dateAfter = dateMap(activity, merged(activity, wanted))
  const carried = differingDates(cleared.programme, activity.id).flatMap((one) =>
    carry(one, activity.id, dateAfter(one.date)),
  )
  return [...cleared.changes, setOf('activity', activity, wanted), ...carried]
}

/** Whether anything of the series comes before the date, so that "later" is another than "all". */
export function hasEarlier(activity: Activity, date: string): boolean {
  return activity.recurrence !== undefined && ruleDates(activity, addDays(date, -1)).length > 0
}

/** Takes an activity away: from a date on, or wholly. */
export function removeActivity(
  programme: Programme,
  { activity, date, scope }: Pick<SeriesChange, 'activity' | 'date' | 'scope'>,
): Change[] {
  const isAll = scope === 'all' || !hasEarlier(activity, date)
  const gone = differingDates(programme, activity.id).filter((one) => isAll || one.date >= date)
  return [
    isAll
      ? removalOf('activity', activity)
      : setOf('activity', activity, { recurrence: endedBefore(activity.recurrence ?? '', date) }),
    ...gone.map((one) => removalOf('occurrence', one)),
  ]
}

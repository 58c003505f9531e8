import type { ActivityFields, Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, dateOf, timeOf } from '../dates.ts'
import { carry, dateMap, isOnlyMoved, merged } from './carry.ts'
import { type Activity, differingDates, makeOf, type Wanted, wholeOf } from './changes.ts'
import { changeThis, type OwnFields, ownOf, withoutOwn } from './oneDate.ts'
import { endedBefore, goingOnFrom, ruleDates } from './rules.ts'

export interface SeriesChange {
  activity: Activity
  /** The date, as its rule gives it, that the person had before them; `later` holds from it. */
  date: string
  scope: 'later' | 'all'
  wanted: Wanted<ActivityFields>
  /** Where the series gets other times: when that date itself shall be held (`2026-11-27T10:00`). */
  to?: string
  /** Whether it gets another repeat, rather than other times of the one that it has. */
  otherRepeat?: boolean
  /** The id of the activity that goes on, where the series is parted. */
  newId: string
  /** The venue's day. */
  today: string
}

/**
 * The last date of an activity on which somebody may have signed up: today, or one that has been moved to today or earlier. Sign-ups,
 * places taken and head counts are kept by the occurrence's id, which is made of the activity and the date of the rule. So no date up
 * to this one may get another activity or another date: it would stand there with no one in it, and be booked a second time.
 */
export function settledOn(programme: Programme, activity: Activity, today: string): string {
  const moved = differingDates(programme, activity.id).filter(
    ({ movedTo }) => movedTo !== undefined && dateOf(movedTo) <= today,
  )
  return [today, ...moved.map(({ date }) => date)].sort().at(-1) ?? today
}

/** Whether a change of the whole series would take a date away on which somebody may have signed up. */
export function losesDates(activity: Activity, wanted: SeriesChange['wanted'], settled: string): boolean {
  if (wanted.start === undefined && wanted.recurrence === undefined) return false
  const after = new Set(ruleDates(merged(activity, wanted), settled))
  return ruleDates(activity, settled).some((date) => !after.has(date))
}

/**
 * Ends the series and begins a new one that is as it is wanted. The dates up to `settled` stay with the old one under the ids that they
 * have. Those of them that the change is for, from `date` on, get what one date can hold of its own: time, length, room, leader. The
 * rest of the change holds from the first date of the new series.
 */
export function parted(programme: Programme, change: SeriesChange, settled: string): Change[] {
  const { activity, date, scope, wanted, newId } = change
  const isHeld = date <= settled
  const base = scope === 'later' ? restFrom(activity, date) : activity
  const plan = planOf(base, change, settled)
  const { changes, programme: cleared } = isHeld
    ? { changes: [], programme }
    : withoutOwn(programme, change, wanted)
  const old = { ...activity, ...(scope === 'all' && plan.staying) }
  const cut = isHeld || scope === 'all' ? addDays(settled, 1) : date
  const ended = activity.recurrence ? { recurrence: endedBefore(activity.recurrence, cut) } : {}
  const dateAfter = dateMap(base, plan.wished)
  const { id: _, ...fields } = plan.rest ?? {}
  return [
    ...changes,
    // The new series is made of what was seen of the old: what others have changed there since would not come along.
    {
      do: 'set',
      type: 'activity',
      id: activity.id,
      fields: { ...(scope === 'all' && plan.staying), ...ended },
      seen: wholeOf('activity', activity),
    },
    ...(plan.rest ? [makeOf('activity', newId, fields)] : []),
    ...plan.kept
      .filter((one) => one.date >= date)
      .flatMap((one) =>
        changeThis(programme, { activity: old, date: one.date }, ownFor(programme, old, one, change)),
      ),
    ...differingDates(cleared, activity.id)
      .filter((one) => one.date >= cut)
      .flatMap((one) => {
        const at = dateAfter(one.date)
        return carry(one, newId, at !== null && plan.rest && dateOf(plan.rest.start) <= at ? at : null)
      }),
  ]
}

/** The series from its date `from` on. */
function restFrom(activity: Activity, from: string): Activity {
  const { recurrence } = activity
  return {
    ...activity,
    start: `${from}T${timeOf(activity.start)}`,
    ...(recurrence && { recurrence: goingOnFrom({ ...activity, recurrence }, from) }),
  }
}

/** A date that keeps its id, and when it would be held by what is wanted, where that is said. */
interface Kept {
  date: string
  to: string | undefined
}

interface Plan {
  /** What stays of the old series may have of the wish: all but other dates. */
  staying: Record<string, unknown>
  /** The series as it would be if none of its dates had been. */
  wished: Activity
  kept: Kept[]
  /** What begins after the dates that are kept; null where nothing is left. */
  rest: Activity | null
}

function planOf(base: Activity, change: SeriesChange, settled: string): Plan {
  const { wanted, date, to, otherRepeat = false } = change
  const wished = merged(base, wanted)
  const time = timeOf(wished.start)
  const isMoved = !otherRepeat && isOnlyMoved(base, wished)
  const before = ruleDates(base, settled)
  const { start: _, recurrence: __, ...details } = wanted
  const staying = { ...details, ...(wanted.start && { start: `${dateOf(base.start)}T${time}` }) }
  if (before.length === 0) return { staying, wished, kept: [], rest: wished }
  const begins = (dates: readonly string[]) => {
    if (isMoved) return dates[before.length]
    const taken = date <= settled && to !== undefined ? dateOf(to) : null
    return dates.find((one) => one > settled && one !== taken)
  }
  const dates = ruleDates(wished, addDays(settled, horizons[0]))
  const kept = before.map((one, index) => {
    const day = isMoved ? (dates[index] ?? one) : one
    const planned = wanted.start === undefined ? undefined : `${day}T${time}`
    return { date: one, to: one === date ? (to ?? planned) : planned }
  })
  const first = firstOf(wished, settled, begins)
  return { staying, wished, kept, rest: first === undefined ? null : restOf(wished, first) }
}

function restOf(wished: Activity, first: string): Activity {
  return first === dateOf(wished.start) ? wished : restFrom(wished, first)
}

/** How far ahead dates are looked for, in days: few series skip a year, and none that anybody plans skips a hundred. */
const horizons = [800, 8000, 40_000] as const

function firstOf(
  series: Activity,
  settled: string,
  begins: (dates: readonly string[]) => string | undefined,
): string | undefined {
  for (const days of horizons) {
    const found = begins(ruleDates(series, addDays(settled, days)))
    if (found !== undefined) return found
  }
  return undefined
}

/** What one of the dates that keep their ids gets of its own. What another than the shown date has of its own already, it keeps. */
function ownFor(
  programme: Programme,
  activity: Activity,
  { date, to }: Kept,
  { date: shown, scope, wanted }: SeriesChange,
): OwnFields {
  const own = ownOf(programme, activity, date)
  const isShown = date === shown
  const isElsewhere = to !== `${date}T${timeOf(activity.start)}` || own?.movedTo !== undefined
  const isMoved = to !== undefined && isElsewhere && (isShown || own?.movedTo === undefined)
  const fields: Record<string, string | number | null> = {}
  for (const field of ['durationMinutes', 'room', 'leader'] as const) {
    const value = wanted[field]
    const has = own?.[field] !== undefined
    if (value === undefined || (has && !isShown)) continue
    // What is said for all of the series is said there, and the date gives way; to have none is nothing that one date can say.
    if (scope === 'all' && has) fields[field] = null
    if (scope === 'later' && value !== null) fields[field] = value
  }
  return { ...fields, ...(isMoved && { start: to }) }
}

import type { StaffText } from '../../../contract/programme.ts'
import { type GoalArea, type OrganiserKind, type Weekday, weekdays } from '../../../contract/words.ts'
import { addDays, addMinutes, dateOf, isoWeek, timeOf, weekdayOf } from '../../../domain/dates.ts'
import type { Activity, Occurrence } from '../../../domain/editing/changes.ts'
import { nthOf } from '../../../domain/editing/rules.ts'
import { fromRule, type Repeat } from '../../../domain/repeat.ts'
import { clockText } from '../../i18n/formats.ts'
import { dateText } from '../form/dateText.ts'
import type { Translations } from '../form/TranslationFields.tsx'

/** How often, as the form offers it; `kept` is what the form cannot show. */
export const repeatChoices = [
  'once',
  'weekly',
  'fortnightly',
  'odd',
  'even',
  'monthly',
  'monthlyLast',
  'kept',
] as const
export type RepeatChoice = (typeof repeatChoices)[number]

/** A form of an activity as it stands: texts as they are typed. */
export interface Draft {
  title: string
  date: string
  start: string
  end: string
  repeat: RepeatChoice
  /** Weekdays of a weekly repeat beside that of the date. */
  days: readonly Weekday[]
  until: string
  notOnHolidays: boolean
  goalArea: GoalArea | null
  organiser: { kind: OrganiserKind; name: string; leader: string }
  where: { room: string; place: string }
  places: string
  price: string
  access: string
  membersOnly: boolean
  description: string
  translations: { title: Translations; description: Translations }
}

/** An empty form for a date and a time of day. */
export function newDraft(date: string, time: string, near: string): Draft {
  return {
    title: '',
    date: dateText(date, near),
    start: clockText(time),
    end: clockText(addMinutes(`${date}T${time}`, 60)),
    repeat: 'once',
    days: [weekdayOf(date)],
    until: '',
    notOnHolidays: true,
    goalArea: null,
    organiser: { kind: 'municipality', name: '', leader: '' },
    where: { room: '', place: '' },
    places: '',
    price: '',
    access: '',
    membersOnly: false,
    description: '',
    translations: { title: {}, description: {} },
  }
}

/**
 * The form of an activity as it is held on one date.
 * @param date the date that its rule gives
 */
export function draftOf(activity: Activity, own: Occurrence | undefined, date: string, near: string): Draft {
  const start = own?.movedTo ?? `${date}T${timeOf(activity.start)}`
  const minutes = own?.durationMinutes ?? activity.durationMinutes
  const repeat = fromRule(activity.recurrence, dateOf(activity.start))
  const shown = repeat === null ? 'kept' : choiceOf(repeat, date)
  return {
    title: activity.title.sv,
    date: dateText(dateOf(start), near),
    start: clockText(start),
    end: clockText(addMinutes(start, minutes)),
    repeat: shown,
    days: repeat && 'days' in repeat ? repeat.days : [weekdayOf(dateOf(start))],
    // By the date that it is read against.
    until: repeat && 'until' in repeat && repeat.until ? dateText(repeat.until, dateOf(start)) : '',
    notOnHolidays: activity.notOnHolidays,
    goalArea: activity.goalArea,
    organiser: {
      kind: activity.organiser.kind,
      name: activity.organiser.name ?? '',
      leader: own?.leader ?? activity.leader ?? '',
    },
    where: { room: own?.room ?? activity.room ?? '', place: own?.room ? '' : (activity.place?.sv ?? '') },
    places: activity.places === null ? '' : String(activity.places),
    price: activity.price ? String(activity.price) : '',
    access: activity.access?.sv ?? '',
    membersOnly: activity.membersOnly,
    description: activity.description?.sv ?? '',
    translations: { title: othersOf(activity.title), description: othersOf(activity.description) },
  }
}

function othersOf(text: StaffText | undefined): Translations {
  const { sv: _, ...others } = text ?? { sv: '' }
  return others
}

/** How the form shows a repeat. What it has no place for is kept in words. */
function choiceOf(repeat: Repeat, date: string): RepeatChoice {
  if (repeat.kind !== 'once' && repeat.count !== undefined) return 'kept'
  switch (repeat.kind) {
    case 'once':
      return 'once'
    case 'weekly':
      return repeat.every === 1 ? 'weekly' : repeat.every === 2 ? 'fortnightly' : 'kept'
    case 'isoWeeks':
      return repeat.parity
    case 'monthly':
      return repeat.nth === -1 || isOnlyLast(date) ? 'monthlyLast' : 'monthly'
    case 'yearly':
      return 'kept'
  }
}

/** The fifth of its weekday in a month, which only some months have. */
function isOnlyLast(date: string): boolean {
  return nthOf(date) === -1
}

/** What can be chosen for an activity on a date: of the two months' choices those that the date is. */
export function choicesOn(date: string, chosen: RepeatChoice, hasKept: boolean): RepeatChoice[] {
  const isLast = addDays(date, 7).slice(0, 7) !== date.slice(0, 7)
  const parity = isoWeek(date).week % 2 === 1 ? 'odd' : 'even'
  return repeatChoices.filter((choice) => {
    if (choice === chosen) return true
    if (choice === 'kept') return hasKept
    if (choice === 'odd' || choice === 'even') return choice === parity
    if (choice === 'monthly') return !isOnlyLast(date)
    return choice !== 'monthlyLast' || isLast
  })
}

/** The repeat that the form says for a date. The date's own weekday is always one of a week's days. */
export function repeatOf(draft: Draft, date: string, until: string | undefined): Repeat | 'kept' {
  const weekday = weekdayOf(date)
  const end = until === undefined ? {} : { until }
  const days = weekdays.filter(
    (day) => day === weekday || (draft.days.length > 1 && draft.days.includes(day)),
  )
  switch (draft.repeat) {
    case 'once':
      return { kind: 'once' }
    case 'weekly':
      return { kind: 'weekly', days, every: 1, ...end }
    case 'fortnightly':
      return { kind: 'weekly', days, every: 2, ...end }
    case 'odd':
    case 'even':
      return { kind: 'isoWeeks', days, parity: draft.repeat, ...end }
    case 'monthly':
      return { kind: 'monthly', nth: nthOf(date), weekday, ...end }
    case 'monthlyLast':
      return { kind: 'monthly', nth: -1, weekday, ...end }
    case 'kept':
      return 'kept'
  }
}

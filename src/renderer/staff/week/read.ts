import { addMinutes, dateOf, minutesBetween, timeOf } from '../../../domain/dates.ts'
import type { Activity, Occurrence } from '../../../domain/editing/changes.ts'
import type { Filled } from '../../../domain/editing/form.ts'
import { looksLikePersonalNumber } from '../../../domain/personalNumber.ts'
import { fromRule } from '../../../domain/repeat.ts'
import { failureText } from '../failureText.ts'
import { draftOf as textDraftOf, textOf } from '../form/translated.ts'
import { readDate, readTime } from '../form/typed.ts'
import { type Draft, draftOf, repeatOf } from './draft.ts'
import { t } from './text.ts'

export type DraftErrors = Partial<
  Record<
    | 'title'
    | 'date'
    | 'start'
    | 'end'
    | 'until'
    | 'goalArea'
    | 'name'
    | 'leader'
    | 'places'
    | 'price'
    | 'place'
    | 'access'
    | 'description'
    | 'translations',
    string
  >
>

/** An activity as the form showed it when it was opened. */
export interface Opened {
  activity: Activity
  own: Occurrence | undefined
  /** The date that its rule gives. */
  date: string
}

/** What the form said before anybody wrote in it. */
export function filledOf({ activity, own, date }: Opened, near: string): Filled {
  const draft = draftOf(activity, own, date, near)
  const start = own?.movedTo ?? `${date}T${timeOf(activity.start)}`
  const repeat = draft.repeat === 'kept' ? null : fromRule(activity.recurrence, dateOf(activity.start))
  return {
    date: dateOf(start),
    time: timeOf(start),
    minutes: own?.durationMinutes ?? activity.durationMinutes,
    repeat: repeat ?? 'kept',
    details: detailsOf(draft),
  }
}

/**
 * Reads the form. `filled` is there when nothing is wrong.
 * @param opened what the form showed; null for a new activity
 * @param near today
 */
export function readDraft(
  draft: Draft,
  opened: Opened | null,
  near: string,
): { filled?: Filled; errors: DraftErrors } {
  const initial = opened && draftOf(opened.activity, opened.own, opened.date, near)
  const before = opened && filledOf(opened, near)
  const date = readDate(draft.date, near)
  const start = readTime(draft.start)
  const end = readTime(draft.end)
  const until = draft.until.trim() === '' ? undefined : readDate(draft.until, date ?? near)
  const isKeptLength = initial !== null && draft.start === initial.start && draft.end === initial.end
  const minutes = isKeptLength && before ? before.minutes : start && end ? minutesBetween(start, end) : 0
  const errors = Object.fromEntries(
    Object.entries({
      title: draft.title.trim() === '' ? t('error.title') : undefined,
      date: date ? undefined : t('error.date'),
      start: start ? undefined : t('error.time'),
      end: !end ? t('error.time') : start && minutes < 5 ? t('error.end') : undefined,
      until: until === null ? t('error.date') : until && date && until < date ? t('error.until') : undefined,
      goalArea: draft.goalArea ? undefined : t('error.goalArea'),
      places: wrongNumber(draft.places, 1, 1000) ? t('error.places') : undefined,
      price: wrongNumber(draft.price, 0, 100_000) ? t('error.price') : undefined,
      ...personalNumbers(draft),
    }).filter(([, text]) => text !== undefined),
  )
  if (!date || !start || Object.keys(errors).length > 0) return { errors }
  const isUntouched =
    initial !== null &&
    draft.repeat === initial.repeat &&
    draft.until === initial.until &&
    sameDays(draft, initial)
  const repeat = isUntouched && before ? before.repeat : repeatOf(draft, date, until ?? undefined)
  return { filled: { date, time: start, minutes, repeat, details: detailsOf(draft) }, errors }
}

function detailsOf(draft: Draft): Filled['details'] {
  const { organiser, where, translations } = draft
  return {
    title: textOf(textDraftOf({ sv: draft.title, ...translations.title })),
    description: textOf(textDraftOf({ sv: draft.description, ...translations.description })),
    goalArea: draft.goalArea,
    organiser: { kind: organiser.kind, ...(organiser.name.trim() && { name: organiser.name.trim() }) },
    leader: organiser.leader.trim() || null,
    room: where.room || null,
    place: textOf(textDraftOf({ sv: where.place })),
    notOnHolidays: draft.notOnHolidays,
    places: draft.places.trim() === '' ? null : Number(draft.places),
    price: Number(draft.price) || null,
    access: textOf(textDraftOf({ sv: draft.access })),
    membersOnly: draft.membersOnly,
  }
}

function personalNumbers(draft: Draft): DraftErrors {
  const { title, description, organiser, where, access, translations } = draft
  const texts = {
    title,
    description,
    access,
    name: organiser.name,
    leader: organiser.leader,
    place: where.place,
    translations: Object.values(translations).flatMap(Object.values).join('\n'),
  }
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => looksLikePersonalNumber(text))
      .map(([field]) => [field, failureText('PERSONAL_NUMBER')]),
  )
}

function sameDays(a: Draft, b: Draft): boolean {
  return a.days.length === b.days.length && a.days.every((day) => b.days.includes(day))
}

function wrongNumber(text: string, least: number, most: number): boolean {
  const plain = text.trim()
  return plain !== '' && !(/^\d{1,6}$/.test(plain) && Number(plain) >= least && Number(plain) <= most)
}

/** When what is filled in ends, on the wall clock. */
export function endOf({ date, time, minutes }: Filled): string {
  return addMinutes(`${date}T${time}`, minutes)
}

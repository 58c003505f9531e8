import type { OpeningView } from '../../contract/views.ts'
import { daysBetween, weekdayOf } from '../../domain/dates.ts'
import { capitalised, clockText } from './formats.ts'
import type { MessageId } from './sv.ts'
import type { Text } from './text.tsx'

function monthId(date: string): MessageId {
  return `month.${Number(date.slice(5, 7))}` as MessageId
}

/** "Måndag 23 november", for a heading. `date` is `2026-11-23`. */
export function longDate({ t, language }: Text, date: string): string {
  const weekday = t(`weekday.${weekdayOf(date)}`)
  const text = t('date.long', { weekday, day: Number(date.slice(8)), month: t(monthId(date)) })
  return capitalised(text, language)
}

/** "23 november". */
export function shortDate({ t }: Text, date: string): string {
  return t('date.short', { day: Number(date.slice(8)), month: t(monthId(date)) })
}

/** "I dag", "I morgon", or the date. */
export function dayName(text: Text, date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return text.t('programme.today')
  return days === 1 ? text.t('programme.tomorrow') : longDate(text, date)
}

/** "15.00" on the same day, else "24 november 15.00". Both are `2026-11-23T15:00`. */
export function momentText(text: Text, moment: string, from: string): string {
  const time = clockText(moment)
  return moment.slice(0, 10) === from.slice(0, 10) ? time : `${shortDate(text, moment.slice(0, 10))} ${time}`
}

/** "Stängt nu. Vi öppnar i morgon 9.30." */
export function closedText(text: Text, next: OpeningView['next'], today: string): string {
  const { t } = text
  if (!next) return t('closed.unknown')
  const time = clockText(next.from)
  const days = daysBetween(today, next.date)
  if (days <= 0) return t('closed.opens', { time })
  if (days === 1) return t('closed.opensTomorrow', { time })
  const weekday = t(`weekdayOn.${weekdayOf(next.date)}`)
  const far = { weekday, day: Number(next.date.slice(8)), month: t(monthId(next.date)) }
  return t('closed.opensOn', { day: days < 7 ? weekday : t('date.weekdayOn', far), time })
}

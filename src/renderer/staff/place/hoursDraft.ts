import type { Programme } from '../../../contract/programme.ts'
import { type Weekday, weekdays } from '../../../contract/words.ts'
import { clockText } from '../../i18n/formats.ts'
import { readTime } from '../form/typed.ts'
import { t } from './text.ts'

/** One day's hours while they are written; the times stay when the day is closed for a moment. */
export interface DayDraft {
  isOpen: boolean
  from: string
  to: string
}

export interface HoursDraft {
  days: Record<Weekday, DayDraft>
  closedOnHolidays: boolean
}

export type Hours = { from: string; to: string } | null

export function dayDraftOf(hours: Hours): DayDraft {
  return hours
    ? { isOpen: true, from: clockText(hours.from), to: clockText(hours.to) }
    : { isOpen: false, from: '', to: '' }
}

/** What stands in the form; with nothing stated yet, closed every day and on holidays. */
export function hoursDraftOf(hours: Programme['openingHours']): HoursDraft {
  const day = (weekday: Weekday) => dayDraftOf(hours?.[weekday] ?? null)
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekdays
  return {
    days: {
      monday: day(monday),
      tuesday: day(tuesday),
      wednesday: day(wednesday),
      thursday: day(thursday),
      friday: day(friday),
      saturday: day(saturday),
      sunday: day(sunday),
    },
    closedOnHolidays: hours?.closedOnHolidays ?? true,
  }
}

export interface DayErrors {
  from?: string
  to?: string
}

/** What is wrong with a day's times; nothing for a closed day. */
export function dayErrors({ isOpen, from, to }: DayDraft): DayErrors {
  if (!isOpen) return {}
  const [opens, closes] = [readTime(from), readTime(to)]
  if (opens === null || closes === null) {
    return {
      ...(opens === null ? { from: t('hours.noTime') } : {}),
      ...(closes === null ? { to: t('hours.noTime') } : {}),
    }
  }
  return closes > opens ? {} : { to: t('hours.order') }
}

/** The hours as they are stored; null for a closed day. Only for a day without errors. */
export function hoursOf({ isOpen, from, to }: DayDraft): Hours {
  const [opens, closes] = [readTime(from), readTime(to)]
  return isOpen && opens !== null && closes !== null ? { from: opens, to: closes } : null
}

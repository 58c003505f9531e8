import { type Weekday, weekdays } from '../contract/words.ts'

/**
 * Arithmetic on calendar days and wall times as text. It needs no time zone and no Temporal, so the page may use it.
 */

const dayMs = 86_400_000

/** The calendar day `days` after `date`; negative goes back. */
export function addDays(date: string, days: number): string {
  return dayOf(noon(date) + days * dayMs)
}

/** Whole days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / dayMs)
}

export function weekdayOf(date: string): Weekday {
  return weekdays[isoDay(date) - 1] ?? 'monday'
}

/** The Monday of the ISO week that holds `date`. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - isoDay(date))
}

/** ISO 8601 week and the year that it belongs to: a week is of the year that has its Thursday. */
export function isoWeek(date: string): { year: number; week: number } {
  const thursday = addDays(mondayOf(date), 3)
  const year = Number(thursday.slice(0, 4))
  return { year, week: 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) }
}

/** The day of a wall time, `2026-11-23T10:00` → `2026-11-23`. */
export function dateOf(localDateTime: string): string {
  return localDateTime.slice(0, 10)
}

/** The time of day of a wall time, `2026-11-23T10:00` → `10:00`. */
export function timeOf(localDateTime: string): string {
  return localDateTime.slice(11, 16)
}

/** Moves the hands of a wall clock, knowing nothing of summer time. For how long something lasts, add to its instant instead. */
export function addMinutes(localDateTime: string, minutes: number): string {
  return new Date(Date.parse(`${localDateTime}Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

/** The days `from` to `to`, both included; none when `to` is the earlier. */
export function daysFrom(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

/** 1 is Monday, 7 Sunday. */
function isoDay(date: string): number {
  return new Date(noon(date)).getUTCDay() || 7
}

function noon(date: string): number {
  return Date.parse(`${date}T12:00Z`)
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Minutes from one time of day to another, both `10:30`; not above 0 when it ends before it begins. */
export function minutesBetween(from: string, to: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return minutes(to) - minutes(from)
}

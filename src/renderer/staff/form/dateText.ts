import type { Weekday } from '../../../contract/words.ts'
import { daysBetween, weekdayOf } from '../../../domain/dates.ts'

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  monday: 'måndag',
  tuesday: 'tisdag',
  wednesday: 'onsdag',
  thursday: 'torsdag',
  friday: 'fredag',
  saturday: 'lördag',
  sunday: 'söndag',
}

export const monthNames = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const

/** "november". `date` is `2026-11-26`. */
export function monthName(date: string): string {
  return monthNames[Number(date.slice(5, 7)) - 1] ?? ''
}

/** "torsdag". */
export function weekdayName(date: string): string {
  return weekdayNames[weekdayOf(date)]
}

/** How far behind and ahead of a day a date is understood without its year. */
export const daysBehind = 92
const daysAhead = 364 - daysBehind

/** "26 november", and with the year where it is another than that of `near` or far from it: "7 januari 2027". */
export function dateText(date: string, near: string): string {
  const text = `${Number(date.slice(8))} ${monthName(date)}`
  const days = daysBetween(near, date)
  const isNear = date.slice(0, 4) === near.slice(0, 4) && -daysBehind <= days && days <= daysAhead
  return isNear ? text : `${text} ${date.slice(0, 4)}`
}

/** "torsdag 26 november". */
export function weekdayDateText(date: string, near: string): string {
  return `${weekdayName(date)} ${dateText(date, near)}`
}

/** "23–27 november", "30 november–4 december", "28 december 2026–1 januari 2027". */
export function spanText(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dateText(to, to)}`
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${dateText(from, from)}–${dateText(to, to)}`
    : `${dateText(from, to)}–${dateText(to, from)}`
}

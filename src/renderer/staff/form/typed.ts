import { addDays, daysBetween, weekdayOf } from '../../../domain/dates.ts'
import { daysBehind, monthNames, weekdayNames } from './dateText.ts'

/**
 * A time of day as people type it: 9, 10, 930, 1030, 10.30, 10:30, "kl 10", with a little space about it. Gives `10:30`, or null for
 * what is no time of a day of 24 hours.
 */
export function readTime(text: string): string | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^kl(ockan|\.)?\s*/, '')
  const match =
    /^(\d{1,2})$/.exec(plain) ??
    /^(\d{1,2})\s*[.:,]\s*(\d{2})$/.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain) ??
    /^(\d{1,2})\s+(\d{2})$/.exec(plain)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Undefined for none, null for what is no whole number in the bounds. */
export function wholeNumber(text: string, [least, most]: [number, number]): number | undefined | null {
  const plain = text.trim().replace(/\s*(?:kr|kronor|:-)$/iu, '')
  if (plain === '') return undefined
  const number = Number(plain)
  return /^\d{1,6}$/.test(plain) && number >= least && number <= most ? number : null
}

const spoken = new Map([
  ['idag', 0],
  ['i dag', 0],
  ['imorgon', 1],
  ['i morgon', 1],
  ['i övermorgon', 2],
])

/**
 * A date as people type it: 26/11, 26 nov, "tors 26 november", 2026-11-26, 261126, torsdag, i morgon. Without a year it is the one
 * that lies nearest ahead of `near`, or up to three months behind it; a weekday alone is the next such day, `near` included. Gives
 * `2026-11-26`, or null for what is no date, and for a weekday that is not that of the date.
 */
export function readDate(text: string, near: string): string | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^den /, '')
  const day = spoken.get(plain)
  if (day !== undefined) return addDays(near, day)
  const [, named = '', rest = plain] = /^([a-zåäö]+)\.?(?: den)?(?: |$)(.*)$/.exec(plain) ?? []
  const weekday = named && weekdayStarting(named)
  if (!weekday) return numbered(plain, near)
  if (rest === '') return nextOf(weekday, near)
  const date = numbered(rest, near)
  return date && weekdayOf(date) === weekday ? date : null
}

function weekdayStarting(text: string) {
  const found = Object.entries(weekdayNames).find(([, name]) => text.length >= 3 && name.startsWith(text))
  return found ? weekdayOf(dayNamed(found[1])) : null
}

/** Any date of a weekday: 4 May 2026 was a Monday. */
function dayNamed(name: string): string {
  return addDays('2026-05-04', Object.values(weekdayNames).indexOf(name))
}

function nextOf(weekday: string, near: string): string {
  const days = Array.from({ length: 7 }, (_, after) => addDays(near, after))
  return days.find((date) => weekdayOf(date) === weekday) ?? near
}

function numbered(text: string, near: string): string | null {
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(20\d\d|\d\d)(\d\d)(\d\d)$/.exec(text)
  if (whole) return existing(fullYear(whole[1] ?? ''), Number(whole[2]), Number(whole[3]))
  const slashed = /^(\d{1,2})\s?[/.]\s?(\d{1,2})(?:[/. -](\d{4}|\d\d))?$/.exec(text)
  if (slashed) return nearest(Number(slashed[1]), Number(slashed[2]), slashed[3], near)
  const [, day, name = '', year] = /^(\d{1,2})\.? ([a-zåäö]+)\.?(?:,? (\d{4}))?$/.exec(text) ?? []
  const month = name.length >= 3 ? monthNames.findIndex((each) => each.startsWith(name)) + 1 : 0
  return month > 0 ? nearest(Number(day), month, year, near) : null
}

function nearest(day: number, month: number, year: string | undefined, near: string): string | null {
  if (year !== undefined) return existing(fullYear(year), month, day)
  const first = Number(near.slice(0, 4)) - 1
  const dates = [0, 1, 2, 3, 4, 5].map((later) => existing(first + later, month, day))
  return dates.find((date) => date !== null && daysBetween(near, date) >= -daysBehind) ?? null
}

function fullYear(year: string): number {
  return Number(year) < 100 ? 2000 + Number(year) : Number(year)
}

function existing(year: number, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const ms = Date.parse(`${date}T12:00Z`)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date ? null : date
}

import { findWeek } from './almanac.ts'
import { type DaysFound, findDays } from './days.ts'
import { type Details, findDetails } from './details.ts'
import { findRepeat, type Repeat } from './repeats.ts'
import { findTimes, type TimesFound } from './times.ts'

/** All that stands in one line, part by part; what is left is its title and the rest. */
export interface Scan {
  week?: number
  year?: number
  repeat?: Repeat
  days: DaysFound
  times: TimesFound
  details: Details
  /** What is left, parted; the title first. */
  segments: string[]
}

export function scan(text: string, options: { thisYear: number; month?: number }): Scan {
  const { week, year, rest: withoutWeek } = findWeek(text)
  const { repeat, rest: withoutRepeat } = findRepeat(withoutWeek)
  const days = findDays(withoutRepeat, options)
  const times = findTimes(days.rest)
  return { week, year, repeat, days, times, ...findDetails(times.rest) }
}

/**
 * The entries of a line that holds several after one another ("kl. 10 Sittgympa, kl. 13 Bingo"), or null when it holds one.
 */
export function entriesIn(text: string, options: { thisYear: number; month?: number }): Scan[] | null {
  const hour = '\\d{1,2}(?:[.:]\\d\\d)?'
  const next = new RegExp(
    `(?:[,;]|\\.\\s|\\s[|•–-]|\\s(?:och|samt))\\s*(?=(?:kl(?:ockan|\\.)?\\s*)?${hour}(?:\\s*[-–]\\s*${hour})?\\s*[-–:]?\\s*\\p{Lu})`,
    'u',
  )
  const entries = text.split(next).map((part) => scan(part, options))
  return entries.length > 1 && entries.every(isWhole) ? entries : null
}

function isWhole({ times, segments }: Scan): boolean {
  return times.times.length === 1 && times.leading && segments.length > 0
}

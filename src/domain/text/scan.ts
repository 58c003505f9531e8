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

/** "fm: Stickgrupp": the time says it better. */
const partOfDay = /^(?:fm|em|f\.m\.|e\.m\.|förmiddag|eftermiddag|kväll|heldag|hela dagen)\s*[:.]\s*/iu

/** "Avresa 9.00, åter ca 14": from one to the other. */
const journey =
  /(?:,\s*)?(?<!\p{L})(?:avresa|avfärd|avgång|bussen (?:går|avgår))\s*:?\s*(?:kl\.?\s*)?(?<from>\d{1,2}(?:[.:]\d\d)?)\s*(?:[,;–-]|och)?\s*(?:åter(?:komst)?|hemkomst|hemresa|hemma igen|tillbaka)\s*:?\s*(?:(?:ca|cirka|omkring|kl)\.?\s*)*(?<to>\d{1,2}(?:[.:]\d\d)?)/iu

export function scan(text: string, options: { thisYear: number; month?: number }): Scan {
  const { week, year, rest: withoutWeek } = findWeek(text.replace(partOfDay, ''))
  const { repeat, rest: withoutRepeat } = findRepeat(withoutWeek)
  const days = findDays(withoutRepeat.replace(journey, ' $<from>–$<to>'), options)
  const times = findTimes(days.rest)
  return { week, year, repeat, days, times, ...findDetails(times.rest) }
}

/**
 * The entries of a line that holds several after one another ("kl. 10 Sittgympa, lunch kl. 12, kl. 14 Bingo"), or null when it
 * holds one, or when one of its times is of something else ("samling kl. 9.45").
 */
export function entriesIn(text: string, options: { thisYear: number; month?: number }): Scan[] | null {
  const parts: string[] = []
  for (const part of text.split(
    /[,;]\s+|\.\s+(?=\p{Lu})|\s[|•]\s|\s(?:och|samt)\s+(?=kl\.?\s|\d{1,2}[.:]\d\d)/u,
  )) {
    const last = parts.at(-1)
    if (last === undefined || findTimes(part).times.length > 0) parts.push(part)
    else parts[parts.length - 1] = `${last}, ${part}`
  }
  const entries = parts.map((part) => scan(part, options))
  const areWhole = entries.every(({ times, segments }) => times.times.length === 1 && segments.length > 0)
  return entries.length > 1 && areWhole && !parts.some((part) => otherTime.test(part)) ? entries : null
}

const otherTime =
  /(?<!\p{L})(?:samling|insläpp|dörrar|avresa|avgång|avfärd|buss|hemkomst|åter|hemresa|start|slut|därefter|sedan|paus|anmäl|senast|boka)/iu

import { addDays, daysBetween, isoWeek, mondayOf, weekdayOf } from '../dates.ts'
import { findDays, monthStems, type WrittenDate } from './days.ts'
import type { ReadingReason } from './reading.ts'

const weekPattern =
  /(?<!\p{L})(?:(?:med )?(?:start(?:ar)?|början|börjar)\s+(?:i\s+)?)?(?<!(?:jämna?|udda|varannan)\s)(?:vecka|veckorna|veckor|v\.?)\s*(?<week>\d{1,2})(?:\s*(?:-|–|och|till)\s*\d{1,2})?(?!\d|[.:]\d)(?:\s*[,/(-]?\s*(?<year>20[2-4]\d)\)?)?/iu
const headingYear = /(?<!\d)(?<year>20[2-4]\d)(?!\d|-\d\d)/u
const headingMonth =
  /(?<!\p{L})(?<month>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?!\p{L})/iu

/** "vecka 18", "v.48 2026", and the text without it. */
export function findWeek(text: string): { week?: number; year?: number; rest: string } {
  const match = weekPattern.exec(text)
  const week = Number(match?.groups?.week)
  if (!match || week < 1 || week > 53) return { rest: text }
  const year = match.groups?.year ? Number(match.groups.year) : undefined
  return { week, year, rest: text.replace(match[0], ' ') }
}

/** The year and month that a heading names: "Program hösten 2026", "November". */
export function findPeriod(text: string): { year?: number; month?: number } {
  const year = headingYear.exec(text)?.groups?.year
  const month = headingMonth.exec(text)?.groups?.month?.toLowerCase().slice(0, 3)
  return {
    ...(year ? { year: Number(year) } : {}),
    ...(month ? { month: 1 + monthStems.indexOf(month) } : {}),
  }
}

export interface Dated {
  date: string
  why: ReadingReason[]
}

/**
 * Finds the year of dates that are written without one. The first is placed by the whole text (`startOf`), each that follows near
 * the one before it, so that a programme may run over new year.
 */
export class Almanac {
  readonly today: string
  /** The last date that was read; the next is near it. */
  private near: string
  private readonly sure: boolean
  /** Monday of the week whose heading was met last. */
  monday: string | null = null
  week: number | null = null
  month: number | undefined

  constructor(texts: readonly string[], today: string) {
    const start = startOf(texts, today)
    this.today = today
    this.near = start.date
    this.sure = start.sure
  }

  get thisYear(): number {
    return Number(this.today.slice(0, 4))
  }

  /** The Monday of a week, in the year nearest to what was read last. Null where no year near has such a week. */
  mondayOfWeek(week: number, year?: number): string | null {
    const around = year ?? Number(this.near.slice(0, 4))
    const mondays = (year ? [year] : [around - 1, around, around + 1])
      .map((of) => addDays(mondayOf(`${of}-01-04`), 7 * (week - 1)))
      .filter((monday) => isoWeek(monday).week === week)
    return nearest(mondays, this.near) ?? null
  }

  /** Opens the week of a heading. */
  openWeek(week: number, year?: number): Dated | null {
    const monday = this.mondayOfWeek(week, year)
    if (!monday) return null
    this.monday = monday
    this.week = week
    this.near = monday
    return { date: monday, why: year || this.sure || isNear(monday, this.today) ? [] : assumed(monday) }
  }

  /** Sets out from a year or month that a heading names. */
  openPeriod({ year, month }: { year?: number; month?: number }): void {
    this.month = month ?? this.month
    const of = year ?? Number(this.near.slice(0, 4))
    if (month)
      this.near =
        nearest(
          year ? [monthStart(year, month)] : [of - 1, of, of + 1].map((y) => monthStart(y, month)),
          this.near,
        ) ?? this.near
    else if (year && !this.near.startsWith(String(year))) this.near = `${year}-07-01`
    if (year || month) this.monday = this.week = null
  }

  /** The date that is meant, checked by its weekday and by the week it stands under. Null where there is no such day. */
  dateOf(written: WrittenDate): Dated | null {
    const date = nearest(datesAround(written, this.near), this.near)
    if (!date) return null
    this.near = date
    const why: ReadingReason[] = []
    if (written.weekday && weekdayOf(date) !== written.weekday)
      why.push({ code: 'weekdayMismatch', date, written: written.weekday })
    if (this.week !== null && isoWeek(date).week !== this.week)
      why.push({ code: 'weekMismatch', date, written: this.week })
    if (!written.year && !this.sure && !isNear(date, this.today)) why.push(...assumed(date))
    return { date, why }
  }

  /** The date of a weekday that stands alone: in the week of the heading, else in the present one, which is a guess. */
  dateInWeek(index: number): Dated {
    if (this.monday) return { date: addDays(this.monday, index), why: [] }
    const monday = mondayOf(this.today)
    return { date: addDays(monday, index), why: [{ code: 'weekAssumed', ...isoWeek(monday) }] }
  }
}

/** The year of a text is settled by its first dates. */
const enoughClues = 60

interface Clue extends WrittenDate {
  week?: number
}

/**
 * Where a text's dates begin. Of the years around, the one in which most dates fall on the weekday and in the week that are written
 * beside them; of equals the one nearest to today. One written year settles it.
 */
function startOf(texts: readonly string[], today: string): { date: string; sure: boolean } {
  const clues = cluesIn(texts, today).slice(0, enoughClues)
  const [first] = clues
  if (!first) return { date: today, sure: false }
  const thisYear = Number(today.slice(0, 4))
  const years = first.year ? [first.year] : Array.from({ length: 13 }, (_, index) => thisYear - 10 + index)
  let best: { date: string; score: number } | null = null
  for (const year of years) {
    const date = dateIn(first, year)
    if (!date) continue
    const score = agreement(clues, date)
    const closer = best && Math.abs(daysBetween(date, today)) < Math.abs(daysBetween(best.date, today))
    if (!best || score > best.score || (score === best.score && closer)) best = { date, score }
  }
  return best
    ? { date: best.date, sure: first.year !== undefined || best.score >= 2 }
    : { date: today, sure: false }
}

/** The dates of a text with what is written of them; a year in a heading holds for the dates below. */
function cluesIn(texts: readonly string[], today: string): Clue[] {
  const thisYear = Number(today.slice(0, 4))
  const clues: Clue[] = []
  let week: number | undefined
  let year: number | undefined
  for (const text of texts) {
    const found = findWeek(text)
    if (found.week) week = found.week
    const dates = findDays(found.rest, { thisYear }).on?.dates ?? []
    if (clues.length === 0 && dates.length === 0) year = found.year ?? findPeriod(text).year ?? year
    clues.push(
      ...dates.map((date) => ({ ...date, week, year: date.year ?? (clues.length === 0 ? year : undefined) })),
    )
  }
  return clues
}

function agreement(clues: readonly Clue[], start: string): number {
  let near = start
  let score = 0
  for (const clue of clues) {
    const date = nearest(datesAround(clue, near), near)
    if (!date) continue
    near = date
    if (clue.weekday === weekdayOf(date)) score += 1
    if (clue.week === isoWeek(date).week) score += 1
  }
  return score
}

function datesAround(written: WrittenDate, near: string): string[] {
  const around = Number(near.slice(0, 4))
  const years = written.year ? [written.year] : [around - 1, around, around + 1]
  return years.map((year) => dateIn(written, year)).filter((date) => date !== null)
}

/** Null where there is no such day in that year. */
function dateIn({ day, month }: WrittenDate, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1
    ? date.toISOString().slice(0, 10)
    : null
}

function nearest(dates: readonly string[], to: string): string | undefined {
  return [...dates].sort((a, b) => Math.abs(daysBetween(a, to)) - Math.abs(daysBetween(b, to)))[0]
}

/** Half a season: a programme is written for the weeks to come, and read soon. */
function isNear(date: string, today: string): boolean {
  return Math.abs(daysBetween(date, today)) <= 92
}

function assumed(date: string): ReadingReason[] {
  return [{ code: 'yearAssumed', year: Number(date.slice(0, 4)) }]
}

function monthStart(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}

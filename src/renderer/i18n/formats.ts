import { type Weekday, weekdays } from '../../contract/words.ts'

/** `09:30` or `2026-11-23T09:30` as people read it: `9.30`, in every language. */
export function clockText(time: string): string {
  return time.slice(-5).replace(':', '.').replace(/^0/, '')
}

/** Names on the first letter alone, as a heading begins. */
export function capitalised(text: string, language: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(language) + text.slice(first.length)
}

const dayMs = 86_400_000

/** Days from one local date to another; both are `2026-11-23`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** A local date, so many days later. */
export function laterDate(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

export function weekdayOfDate(date: string): Weekday {
  return weekdays[(new Date(Date.parse(date)).getUTCDay() + 6) % 7] ?? 'monday'
}

/** The wall clock at the venue: `2026-11-23T10:24`. `ms` is since 1970. */
export function localDateTimeOf(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

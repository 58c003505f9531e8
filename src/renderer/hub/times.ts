const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const ago = new Intl.RelativeTimeFormat('sv')

/** How long ago, as "för 2 minuter sedan"; null for less than a minute, and for a moment that has yet to come. */
export function agoText(ms: number): string | null {
  if (ms < minute) return null
  if (ms < hour) return ago.format(-Math.floor(ms / minute), 'minute')
  if (ms < day) return ago.format(-Math.floor(ms / hour), 'hour')
  return ago.format(-Math.floor(ms / day), 'day')
}

/** How long, as "12 minuter", rounded to the largest unit that it fills. */
export function lengthText(ms: number): string {
  const [unit, size] = ms < hour ? ['minute', minute] : ms < day ? ['hour', hour] : ['day', day]
  return new Intl.NumberFormat('sv', { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(ms / size),
  )
}

/** A day and a time on this machine's clock, "25 november 9.30". */
export function momentText(ms: number): string {
  const date = new Intl.DateTimeFormat('sv', { day: 'numeric', month: 'long' }).format(ms)
  return `${date} ${timeText(ms)}`
}

/** The time of day on this machine's clock, `9.30`. */
export function timeText(ms: number): string {
  const date = new Date(ms)
  return `${date.getHours()}.${String(date.getMinutes()).padStart(2, '0')}`
}

/** A calendar day, `2026-11-23`, as "måndag 23 november 2026". */
export function dateText(date: string): string {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(date))
}

import type { Programme } from '../../../contract/programme.ts'
import { addDays } from '../../../domain/dates.ts'

export type Notice = Programme['notices'][number]

/** Days for which a message that has been shown stays in the list, to be shown again. */
const daysKept = 30

/** Messages by when they are shown. `now` is the venue's clock, `2026-11-23T10:24`. */
export function sortNotices(notices: readonly Notice[], now: string) {
  const oldest = `${addDays(now.slice(0, 10), -daysKept)}${now.slice(10)}`
  const byStart = notices.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return {
    now: byStart.filter(({ from, until }) => from <= now && now < until),
    coming: byStart.filter(({ from, until }) => from > now && until > from),
    past: byStart.filter(({ until }) => until <= now && until >= oldest).toReversed(),
  }
}

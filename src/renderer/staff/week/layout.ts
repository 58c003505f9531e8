import type { DaySummary, OccurrenceView, WeekView } from '../../../contract/views.ts'
import { dateOf, weekdayOf } from '../../../domain/dates.ts'

/** Minutes since midnight of a wall time, or of a time of day. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.slice(-5).split(':').map(Number)
  return hour * 60 + minute
}

/** `10:30` from minutes since midnight. */
export function timeOfMinutes(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The days that a week shows: Monday to Friday, and those of the weekend when the venue is open or something is there. */
export function daysShown({ days }: WeekView): DaySummary[] {
  return days.filter(
    ({ date, opening, occurrences }) =>
      !['saturday', 'sunday'].includes(weekdayOf(date)) || opening !== null || occurrences.length > 0,
  )
}

const usual = { from: 9, to: 16 }

/** Whole hours from which and to which the week is drawn: opening hours and all that is there. */
export function hoursShown(days: readonly DaySummary[]): { from: number; to: number } {
  const open = days.flatMap(({ opening }) => (opening ? [opening] : []))
  const held = days.flatMap(({ occurrences }) => occurrences)
  const starts = [...open.map(({ from }) => minutesOf(from)), ...held.map(({ start }) => minutesOf(start))]
  const ends = [
    ...open.map(({ to, from }) => (to <= from ? 1440 : minutesOf(to))),
    ...held.map((view) => minutesOf(view.start) + lengthShown(view)),
  ]
  if (starts.length === 0) return usual
  const from = Math.min(usual.from, Math.floor(Math.min(...starts) / 60))
  return { from, to: Math.min(24, Math.max(usual.to, Math.ceil(Math.max(...ends) / 60))) }
}

/** The hours, each by its beginning. */
export function hoursOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

/** Minutes of an occurrence within its day: one that runs over midnight is drawn to the day's end. */
export function lengthShown({ start, end }: Pick<OccurrenceView, 'start' | 'end'>): number {
  return (dateOf(end) > dateOf(start) ? 1440 : minutesOf(end)) - minutesOf(start)
}

export interface Placed {
  view: OccurrenceView
  /** Its place among those at the same time, from 0, and how many they are. */
  lane: number
  lanes: number
}

/** The least minutes that an item takes in the picture, so that a finger finds it. */
export const leastMinutes = 39

/** Puts what overlaps side by side. In order of start. */
export function placed(occurrences: readonly OccurrenceView[]): Placed[] {
  const result: Placed[] = []
  let group: { view: OccurrenceView; lane: number }[] = []
  let ends: number[] = []
  const close = () => {
    result.push(...group.map((one) => ({ ...one, lanes: ends.length })))
    group = []
    ends = []
  }
  const inOrder = [...occurrences].sort((a, b) => minutesOf(a.start) - minutesOf(b.start))
  for (const view of inOrder) {
    const start = minutesOf(view.start)
    if (ends.every((end) => end <= start)) close()
    const free = ends.findIndex((end) => end <= start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = start + Math.max(leastMinutes, lengthShown(view))
    group.push({ view, lane })
  }
  close()
  return result
}

/** How wide a day is drawn beside a day with one thing at a time: what stands side by side needs room. */
export function widthOf(items: readonly Placed[]): number {
  return 1 + (Math.max(1, ...items.map(({ lanes }) => lanes)) - 1) * 0.35
}

/** One of a week by its id and its day: what was moved away stands on two days. */
export function keyOf({ id, start }: Pick<OccurrenceView, 'id' | 'start'>): string {
  return `${id} ${dateOf(start)}`
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'

/** Where an arrow leads: up and down within the day, to the sides to what is nearest in time on the nearest day that has anything. */
export function nextItem(days: readonly Placed[][], key: string, arrow: Arrow): OccurrenceView | null {
  const column = days.findIndex((day) => day.some(({ view }) => keyOf(view) === key))
  const day = days[column] ?? []
  const row = day.findIndex(({ view }) => keyOf(view) === key)
  const here = day[row]?.view
  const views = days.flat().map(({ view }) => view)
  if (!here) return views[0] ?? null
  switch (arrow) {
    case 'Home':
      return views[0] ?? null
    case 'End':
      return views.at(-1) ?? null
    case 'ArrowUp':
      return day[row - 1]?.view ?? null
    case 'ArrowDown':
      return day[row + 1]?.view ?? null
    default: {
      const beside = arrow === 'ArrowLeft' ? days.slice(0, column).reverse() : days.slice(column + 1)
      const other = beside.find((each) => each.length > 0) ?? []
      const away = (view: OccurrenceView) => Math.abs(minutesOf(view.start) - minutesOf(here.start))
      return other.map(({ view }) => view).sort((a, b) => away(a) - away(b))[0] ?? null
    }
  }
}

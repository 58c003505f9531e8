import type { ScreenView } from '../contract/views.ts'
import { addMinutes, timeOf } from './dates.ts'

/** How long a touch keeps the screen bright outside its hours, in minutes. */
export const awakeMinutes = 3

/**
 * Whether the screen is bright by its hours at `now` (`2026-11-23T10:24`). At the last minute it is dark. Hours that end before they
 * begin go over midnight; the same minute twice is the whole day.
 */
export function isBrightAt(hours: ScreenView['screenHours'], now: string): boolean {
  if (hours === null || hours.from === hours.to) return true
  const time = timeOf(now)
  const { from, to } = hours
  return from < to ? from <= time && time < to : time >= from || time < to
}

/** Until when a touch at `now` keeps the screen awake. */
export function awakeUntil(now: string): string {
  return addMinutes(now, awakeMinutes)
}

/** Whether the screen is dark: outside its hours, and not touched for a while. A wall clock set back does not keep it awake for ever. */
export function isDarkAt(hours: ScreenView['screenHours'], now: string, awake: string | null): boolean {
  if (isBrightAt(hours, now)) return false
  return awake === null || now >= awake || awakeUntil(now) < awake
}

import type { KioskLife } from '../contract/hub.ts'
import type { Programme } from '../contract/programme.ts'
import type { ScreenView } from '../contract/views.ts'
import { hoursOn, isStatedOn, openingAt } from './opening.ts'
import { isBrightAt } from './screenHours.ts'
import { localDate, localDateTime } from './time.ts'

const minute = 60_000

/** A screen calls every minute; one that has not for this long is quiet, in ms. */
export const quietMs = 10 * minute
/** The longest silence that an alarm may wait for, in minutes. A day's hours are one stretch, so that both its ends tell all of it. */
export const mostAlarmMinutes = 240

/** What is known of when a screen is needed. */
export interface Needed {
  opening: Pick<Programme, 'openingHours' | 'openingExceptions'>
  screenHours: ScreenView['screenHours']
  timeZone: string
}

/** How far back the hours of a silence are looked at, in ms; a longer one is by no purpose but that of a venue that was closed for all of this. */
export const lookedBackMs = 4 * 24 * 60 * minute
/** No opening is shorter. */
const stepMs = 15 * minute

/**
 * Whether a screen is there, or off on purpose, at `now` (ms by the hub's clock). It is off on purpose while nobody needs it, and only if it did not fall silent, or
 * stay so, while somebody did: one that broke at noon is not well at night.
 */
export function lifeOf(lastContact: number | null, needed: Needed, now: number): KioskLife {
  if (lastContact === null) return { state: 'never' }
  if (now - lastContact < quietMs) return { state: 'alive' }
  const why = unneededAt(needed, now)
  return why === null || wasMissed(lastContact, needed, now) ? { state: 'quiet' } : { state: 'off', why }
}

/**
 * Whether somebody shall be told of a silence: it has lasted for `minutes` of the venue's opening hours, and of the screen's own. Where nobody has
 * stated any opening hours nobody is told.
 * @param lastContact ms by the hub's clock; of a screen that has never called, when it was enrolled
 */
export function isAlarming(lastContact: number, needed: Needed, now: number, minutes: number): boolean {
  const from = now - minutes * minute
  return lastContact <= from && isOpenAt(needed, from) && isOpenAt(needed, now)
}

/** Whether somebody needed the screen at a time when it was quiet. */
function wasMissed(lastContact: number, needed: Needed, now: number): boolean {
  for (let at = now; at >= Math.max(lastContact + quietMs, now - lookedBackMs); at -= stepMs)
    if (unneededAt(needed, at) === null) return true
  return false
}

function isOpenAt(needed: Needed, at: number): boolean {
  const { opening, timeZone } = needed
  return isStatedOn(opening, localDate(at, timeZone)) && unneededAt(needed, at) === null
}

/** Why nobody needs the screen at a moment; null when somebody may. */
function unneededAt({ opening, screenHours, timeZone }: Needed, at: number) {
  const local = localDateTime(at, timeZone)
  const date = local.slice(0, 10)
  if (isStatedOn(opening, date)) {
    if (hoursOn(opening, date) === null) return 'closedToday'
    if (!isBrightAt(screenHours, local)) return 'screenHours'
    return openingAt(opening, at, timeZone).open ? null : 'closedNow'
  }
  return isBrightAt(screenHours, local) ? null : 'screenHours'
}

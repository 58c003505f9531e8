import { entityFields, type Programme, programme } from '../contract/programme.ts'
import type { ScreenView } from '../contract/views.ts'
import type { Counts } from './day.ts'
import { instantOf } from './time.ts'

/** Small programmes for specs, read by the contract's own schemas, so that they hold what a store would give. */

export const stockholm = 'Europe/Stockholm'

export const noCounts: Counts = { joined: new Map(), ordered: new Map() }

/** A screen of which staff have set nothing. */
export const usualScreen: ScreenView = {
  turned: 'no',
  idleSeconds: 90,
  cardReader: 'enter',
  screenHours: null,
  screenKeyboard: 'touch',
}

export function stockholmTime(dateTime: string): number {
  return instantOf(dateTime, stockholm)
}

export function programmeOf(parts: Partial<Record<keyof Programme, unknown>>): Programme {
  const empty = { venue: null, openingHours: null }
  const lists = {
    rooms: [],
    activities: [],
    occurrences: [],
    meals: [],
    notices: [],
    openingExceptions: [],
    infoPages: [],
  }
  return programme.parse({ ...empty, ...lists, ...parts })
}

export function activity(id: string, fields: Record<string, unknown> = {}): Programme['activities'][number] {
  const usual = {
    title: { sv: id },
    goalArea: 'community',
    organiser: { kind: 'municipality' },
    start: '2026-11-23T10:00',
    durationMinutes: 60,
  }
  return { id, ...entityFields.activity.parse({ ...usual, ...fields }) }
}

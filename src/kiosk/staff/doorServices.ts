import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { DayView } from '../../contract/views.ts'
import { savedOr } from '../services/saved.ts'
import type { Store } from '../store/index.ts'
import { type Door, staffDoor } from './door.ts'
import { type People, peopleService } from './people.ts'
import { type PinCost, pinHasher } from './pins.ts'
import { type Sessions, staffSessions } from './sessions.ts'
import { type SettingsService, settingsService } from './settings.ts'

/** Who is let in at the staff pages of one screen, and what is set for it. */
export interface DoorServices {
  door: Door
  sessions: Sessions
  people: People
  settings: SettingsService
}

/** @param changed called when something that the screen shows has been set otherwise */
export function doorServices(options: {
  store: Store
  clock: Clock
  newId: NewId
  log: Logger
  panel: DayView['panel']
  pinCost?: PinCost
  changed: () => void
}): DoorServices {
  const { store } = options
  const saved = savedOr(options, 'what staff did')
  const pins = pinHasher(options.pinCost)
  const settings = settingsService({ ...options, saved })
  const people = peopleService({ ...options, saved, pins })
  const sessions = staffSessions({
    ...options,
    idleMs: settings.staffIdleMs,
    personOf: store.people.find,
  })
  const door = staffDoor({ ...options, saved, pins, people, sessions, settings })
  return { door, sessions, people, settings }
}

import type { Clock, Logger } from '../../contract/clock.ts'
import type { StaffSession } from '../../contract/staff/door.ts'
import {
  afterRightPin,
  type BootMoment,
  type CountedGuess,
  guessedAt,
  lockAfter,
  lockedMs,
  type PinLock,
  seenAt,
  unreadableLock,
} from '../../domain/pinLock.ts'
import type { Saved } from '../services/saved.ts'
import type { Store } from '../store/index.ts'
import { badgeHash } from './badges.ts'
import type { Actor } from './guard.ts'
import type { People } from './people.ts'
import type { Pins } from './pins.ts'
import type { Sessions } from './sessions.ts'
import type { SettingsService } from './settings.ts'

/** The door of the staff pages. */
export interface Door {
  state(): { firstUse: boolean; lockedMs: number }
  setUp(input: {
    name: string
    pin: string
  }): Promise<StaffSession | 'WEAK_PIN' | 'FIRST_USE_OVER' | 'NOT_SAVED'>
  /** A door that is locked says for how long. */
  enter(input: { pin: string }): Promise<StaffSession | 'WRONG_PIN' | 'NOT_SAVED' | { lockedMs: number }>
  enterByBadge(input: { badge: string }): StaffSession | 'UNKNOWN_BADGE'
}

export function staffDoor(options: {
  store: Store
  saved: Saved
  clock: Clock
  log: Logger
  pins: Pins
  people: People
  sessions: Sessions
  settings: SettingsService
}): Door {
  const { store, saved, clock, log, pins, people, sessions, settings } = options

  function moment(): BootMoment {
    return { bootId: clock.bootId, mono: clock.mono() }
  }

  /** Never throws: the screen comes up, and visitors are counted, on a file whose lock is damaged. */
  function keptLock(): PinLock | null {
    try {
      return store.people.lock()
    } catch (error) {
      log.error('the lock of the staff door cannot be read', { error: String(error) })
      return unreadableLock
    }
  }

  /** A lock of an earlier boot begins to run when this one first sees it, so it is kept at once. */
  function lookAtLock(): void {
    const lock = keptLock()
    const seen = lock && seenAt(lock, moment())
    if (seen !== lock) saved(() => store.people.saveLock(seen))
  }

  /** Counts a guess as a wrong one before it is tried; the right one takes that back. */
  function countGuess(): CountedGuess | 'NOT_SAVED' | { lockedMs: number } {
    return saved(() => {
      const before = keptLock()
      const now = moment()
      const guessed = guessedAt(before, now)
      if (guessed === null) return { lockedMs: lockedMs(before, now) }
      store.people.saveLock(guessed)
      if (lockAfter(guessed.failures) > 0)
        log.warn('the staff door is locked', { failures: guessed.failures })
      return { before, guessed }
    })
  }

  function letIn({ id, name, role }: Actor): StaffSession {
    return { token: sessions.begin(id), person: { id, name, role }, idleMs: settings.staffIdleMs() }
  }

  lookAtLock()
  return {
    state() {
      lookAtLock()
      const firstUse = store.people.administrators() === 0
      return { firstUse, lockedMs: lockedMs(keptLock(), moment()) }
    },
    async setUp(input) {
      const made = await people.addFirst(input)
      return typeof made === 'string' ? made : letIn(made)
    },
    async enter({ pin }) {
      lookAtLock()
      const counted = countGuess()
      if (counted === 'NOT_SAVED' || 'lockedMs' in counted) return counted
      const id = await pins.ownerOf(pin, store.people.pins())
      // Asked again: they may have been removed while the PIN was tried.
      const person = id === null ? null : store.people.find(id)
      if (person === null) return 'WRONG_PIN'
      const right = { isAdministrator: person.role === 'administrator', now: moment() }
      const kept = saved(() => store.people.saveLock(afterRightPin(keptLock(), counted, right)))
      return kept === 'NOT_SAVED' ? 'NOT_SAVED' : letIn(person)
    },
    enterByBadge({ badge }) {
      const hash = badgeHash(badge)
      const person = hash === null ? null : store.people.findByBadge(hash)
      return person === null ? 'UNKNOWN_BADGE' : letIn(person)
    },
  }
}

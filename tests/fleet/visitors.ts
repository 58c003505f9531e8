import { v7 } from 'uuid'
import { occurrenceId, type Programme, programme } from '../../src/contract/programme.ts'
import { localDate } from '../../src/domain/time.ts'
import type { Screen } from './screen.ts'

/** What each visitor was thanked for, by the id of the visit. */
export type Truth = Map<string, Visit>

export interface Visit {
  venue: string
  party: number
  undone: boolean
  joined: string[]
}

const dayLengthMs = 7 * 3_600_000
/** Longer than a trembling hand is one touch. */
const apartMs = 700

/** A venue that is open on weekdays, with singing all day. */
export function fleetProgramme(nth: number): Programme {
  const hours = { from: '09:00', to: '16:00' }
  return programme.parse({
    venue: { name: `Mötesplats ${nth + 1}`, kind: 'fixed' },
    openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
    rooms: [],
    activities: [
      {
        ...{ id: 'singing', title: { sv: 'Allsång' }, goalArea: 'community' },
        ...{ organiser: { kind: 'municipality' }, notOnHolidays: false },
        ...{ start: '2020-01-01T00:00', durationMinutes: 1439, recurrence: 'FREQ=DAILY' },
      },
    ],
    ...{ occurrences: [], meals: [], notices: [], openingExceptions: [], infoPages: [] },
  })
}

/** A day's visitors at a screen, one after the other; what they are thanked for is noted. */
export function visitors(options: {
  screen: Screen
  venue: string
  /** By the screen's own clock, in ms since 1970. */
  opens: number
  count: number
  random: () => number
  truth: Truth
}): void {
  const { screen, venue, opens, count, random, truth } = options
  for (let nth = 0; nth < count; nth += 1) {
    screen.clock.pass(apartMs)
    screen.clock.setWall(opens + Math.floor((nth / count) * dayLengthMs))
    const { visitId } = thanked(
      screen.checkIn.touch({ touchId: v7({ msecs: Math.max(0, screen.clock.wall()) }), screen: 'door' }),
    )
    truth.set(visitId, { venue, ...choose(screen, visitId, random) })
  }
}

function choose({ checkIn, clock }: Screen, visitId: string, random: () => number): Omit<Visit, 'venue'> {
  const visit: Omit<Visit, 'venue'> = { party: 1, undone: false, joined: [] }
  if (random() < 0.2) {
    visit.party = 2 + Math.floor(random() * 3)
    thanked(checkIn.partySize({ visitId, size: visit.party }))
  }
  if (random() < 0.5) {
    const occurrence = occurrenceId('singing', localDate(clock.wall(), 'Europe/Stockholm'))
    const answer = checkIn.join({ visitId, occurrenceId: occurrence, join: true })
    // Before the activity's first day there is nothing to join, as a clock of 1970 says.
    if (typeof answer !== 'string') visit.joined.push(occurrence)
  }
  if (random() < 0.05) thanked(checkIn.firstTime({ visitId, firstTime: true }))
  if (random() < 0.03) {
    thanked(checkIn.undo({ visitId }))
    visit.undone = true
  }
  return visit
}

function thanked<T>(answer: T | string): T {
  if (typeof answer === 'string') throw new Error(`a screen answered ${answer}`)
  return answer
}

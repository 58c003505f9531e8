import { expect, it } from 'vitest'
import { kioskShows } from '../../contract/sync.ts'
import { assembleDay } from '../../domain/day.ts'
import { activity, noCounts, programmeOf, stockholmTime, usualScreen } from '../../domain/testing.ts'
import { keptLog } from '../testing.ts'
import { screenShows } from './shows.ts'

const programme = programmeOf({
  openingHours: { monday: { from: '09:00', to: '16:00' } },
  activities: [
    activity('bingo'),
    activity('walk', { title: { sv: `Promenad ${'å'.repeat(400)}` }, start: '2026-11-23T14:00' }),
  ],
})

/** @param at the venue's clock on the Monday */
function shown(at: string, { screenHours = usualScreen.screenHours, pages = 1, staffIn = false } = {}) {
  const view = assembleDay({
    ...{ programme, now: stockholmTime(`2026-11-23T${at}`), counts: noCounts },
    ...{ example: false, programmeVersion: '1', panel: { inches: 43, bottomCm: 60 } },
    screen: { ...usualScreen, screenHours },
  })
  return screenShows({
    store: {
      today: { visits: () => [], persons: () => 12, portions: () => [], elsewhere: () => 0 },
      headcounts: { has: () => false, add: () => {}, on: () => [{ occurrence: null, persons: 30 }] },
    },
    assemble: () => ({ view, nextChange: 0 }),
    pages: () => pages,
    staffIn: () => staffIn,
    log: keptLog(),
  })()
}

it('tells what hangs on the wall: what is on, whether it is open, and how many have come', () => {
  expect(shown('10:30')).toEqual({
    page: 'home',
    example: false,
    open: true,
    activity: { title: 'bingo', from: '10:00', to: '11:00', now: true },
    persons: 42,
    screenHours: null,
  })
  expect(shown('17:00')).toMatchObject({ open: false, activity: null })
})

it('tells of what comes next when nothing is on, in as few words as the wire takes', () => {
  const said = shown('11:30')
  expect(said?.activity).toMatchObject({ from: '14:00', now: false })
  expect(said?.activity?.title).toMatch(/^Promenad å+$/)
  expect(kioskShows.safeParse(said).success).toBe(true)
})

it('tells whether the screen is dark, not open, or has staff at it', () => {
  const dark = { screenHours: { from: '08:00', to: '09:00' } }
  expect(shown('10:30', dark)).toMatchObject({ page: 'dark', ...dark })
  expect(shown('08:30', dark)?.page).toBe('home')
  expect(shown('10:30', { staffIn: true })?.page).toBe('staff')
  expect(shown('10:30', { pages: 0 })?.page).toBe('none')
})

it('tells nothing when the day cannot be assembled, and stops no push', () => {
  const log = keptLog()
  const broken = screenShows({
    ...{ pages: () => 1, staffIn: () => false, log },
    store: {
      today: { visits: () => [], persons: () => 0, portions: () => [], elsewhere: () => 0 },
      headcounts: { has: () => false, add: () => {}, on: () => [] },
    },
    assemble: () => {
      throw new Error('disk')
    },
  })
  expect(broken()).toBeNull()
  expect(log.lines).toHaveLength(1)
})

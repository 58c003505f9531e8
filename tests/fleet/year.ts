import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, weekdayOf } from '../../src/domain/dates.ts'
import { exampleVenue } from '../../src/domain/example.ts'
import { instantOf } from '../../src/domain/time.ts'
import { seeded } from '../support/seeded.ts'
import { root } from '../support/world.ts'
import { type FleetHub, startFleetHub } from './hub.ts'
import { type Screen, startScreen } from './screen.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { fleetProgramme, type Truth, visitors } from './visitors.ts'

export interface YearOptions {
  venues: number
  days: number
  /** Visits of an ordinary day at one venue. */
  visits: number
  /** Of the days and what goes wrong in them; in what order calls meet is the machine's. */
  seed: number
  /** How much oftener things go wrong than in an ordinary year; 1 unless told. */
  often?: number
  /** For the databases; the caller's to remove. */
  folder: string
  /** Hears how it goes. */
  tell: (line: string) => void
  /** Done to the hub before it is judged, by a spec that has something be wrong on purpose. */
  meddle?: (hub: FleetHub) => Promise<void>
}

/** What was done to the municipality, and how often. */
export type Faults = Record<
  | 'days without network'
  | 'answers lost'
  | 'calls repeated'
  | 'power cuts'
  | 'days with a wrong clock'
  | 'disks put back'
  | 'screens enrolled anew'
  | 'evenings without hub'
  | 'hubs put back',
  number
>

export interface Year {
  faults: Faults
  verdict: Verdict
}

interface Venue {
  id: string
  screen: Screen
  /** Days that are left without network. */
  away: number
  /** The last day on which a disk was put back; another disaster within the same week would take what no copy has. */
  putBackOn: number
  clockOff: number
}

const dayMs = 86_400_000
const begins = '2026-01-01'
const eveningMs = 15 * 60_000
const backUpEvery = 7

/**
 * Plays a municipality's days: visitors at real screens on real SQLite, a real hub on a real PostgreSQL, and each day what goes wrong in the world. Only the clocks
 * and the network are the simulation's.
 */
export async function playYear(options: YearOptions): Promise<Year> {
  const { often = 1 } = options
  const random = seeded(options.seed)
  // Drawn from when answers come, which is never twice the same.
  const weather = seeded(options.seed + 1)
  const hub = await startFleetHub(options.folder)
  const truth: Truth = new Map()
  const faults: Faults = {
    ...{ 'days without network': 0, 'answers lost': 0, 'calls repeated': 0, 'power cuts': 0 },
    ...{ 'days with a wrong clock': 0, 'disks put back': 0, 'screens enrolled anew': 0 },
    ...{ 'evenings without hub': 0, 'hubs put back': 0 },
  }
  const chance = (one: number) => random() < often / one
  const inTransit = (one: number) => weather() < often / one
  setClocks(hub, [], begins, '06:00')
  const venues: Venue[] = []
  for (let nth = 0; nth < options.venues; nth += 1) venues.push(await openVenue(nth))
  await hub.backUp()
  let backedUpOn = -1

  for (let day = 0; day < options.days; day += 1) {
    const date = addDays(begins, day)
    setClocks(hub, venues, date, '08:00')
    if (chance(60) && venues.every(({ putBackOn }) => putBackOn <= backedUpOn) && (await hub.putBack()))
      faults['hubs put back'] += 1
    for (const venue of venues) await breakSomething(venue, day)
    for (const venue of venues) visitDay(venue, date)
    await evening(date)
    if (day % backUpEvery === 0) {
      await hub.backUp()
      backedUpOn = day
    }
    if ((day + 1) % 30 === 0) options.tell(`${date}: ${truth.size} visits so far`)
  }
  for (const venue of venues) venue.away = 0
  await sendAll()
  await options.meddle?.(hub)
  const verdict = await verdictOf(hub, truth)
  for (const { screen } of venues) await screen.close()
  await hub.close()
  return { faults, verdict }

  async function openVenue(nth: number): Promise<Venue> {
    const { id } = await hub.hub().addVenue(`Mötesplats ${nth + 1}`)
    const venue: Omit<Venue, 'screen'> = { id, away: 0, putBackOn: -1, clockOff: 0 }
    // Each venue has an address of its own, as behind a proxy.
    const from = `10.0.${Math.floor(nth / 250)}.${(nth % 250) + 1}`
    const screen = await startScreen({
      databaseFile: join(options.folder, `${nth}.sqlite`),
      programme: fleetProgramme(nth),
      example: exampleVenue.parse(
        JSON.parse(readFileSync(join(root, 'resources', 'example-venue.json'), 'utf8')),
      ),
      random: weather,
      async fetch(input, init) {
        if (made.away > 0 || !hub.isUp()) throw new TypeError('fetch failed')
        const headers = { ...init?.headers, 'x-forwarded-for': from }
        const call = () => globalThis.fetch(input, { ...init, headers })
        const answer = await call()
        if (inTransit(50)) {
          faults['calls repeated'] += 1
          await (await call()).arrayBuffer()
        }
        if (!inTransit(25)) return answer
        faults['answers lost'] += 1
        await answer.arrayBuffer()
        throw new TypeError('the connection was lost')
      },
    })
    const made: Venue = Object.assign(venue, { screen })
    screen.clock.setWall(hub.clock.wall())
    await enrol(made)
    return made
  }

  async function enrol({ id, screen }: Venue): Promise<void> {
    // An answer that was lost for good leaves a code that is used up; the operator makes another.
    for (let time = 0; ; time += 1) {
      const { link } = await hub.hub().enrolmentCode(id)
      const done = await screen.enrol(link).then(
        () => true,
        () => false,
      )
      if (done) return
      if (time > 5) throw new Error('a screen can never be enrolled')
    }
  }

  async function breakSomething(venue: Venue, day: number): Promise<void> {
    if (venue.away > 0) {
      venue.away -= 1
      faults['days without network'] += 1
    } else if (chance(40)) venue.away = 1 + Math.floor(random() * 30)
    if (chance(20)) {
      faults['power cuts'] += 1
      await venue.screen.restart()
    }
    // What was never sent is on that disk alone: it is put back only where the hub has all.
    if (chance(90) && venue.screen.pending() === 0) {
      faults['disks put back'] += 1
      venue.putBackOn = day
      await venue.screen.putImageBack()
    }
    if (chance(100) && venue.away === 0) {
      faults['screens enrolled anew'] += 1
      await enrol(venue)
    }
    const wrong = [-dayMs, 365 * dayMs, -venue.screen.clock.wall()]
    venue.clockOff = chance(60) ? (wrong[Math.floor(random() * wrong.length)] ?? 0) : 0
    if (venue.clockOff !== 0) faults['days with a wrong clock'] += 1
  }

  function visitDay({ id, screen, clockOff }: Venue, date: string): void {
    if (['saturday', 'sunday'].includes(weekdayOf(date))) return
    const count = Math.round(options.visits * (0.6 + 0.8 * random()))
    const opens = instantOf(`${date}T09:00`, 'Europe/Stockholm') + clockOff
    visitors({ screen, venue: id, opens, count, random, truth })
  }

  async function evening(date: string): Promise<void> {
    setClocks(hub, venues, date, '17:00')
    const isDown = chance(30)
    if (isDown) {
      faults['evenings without hub'] += 1
      await hub.stop()
    }
    await sendAll()
    if (isDown) await hub.start()
    for (const { screen } of venues) if (chance(30)) await screen.keepImage()
  }

  /** As much as the day's weather lets through. A screen that the hub no longer knows, since it was put back, is enrolled anew by whoever sees it. */
  async function sendAll(): Promise<void> {
    const reached = venues.filter(({ away }) => away === 0 && hub.isUp())
    await Promise.all(
      reached.map(async (venue) => {
        if (await venue.screen.sendAll(eveningMs)) return
        faults['screens enrolled anew'] += 1
        await enrol(venue)
        await venue.screen.sendAll(eveningMs)
      }),
    )
  }
}

/** Nights are slept through: what waits for a time of day waits for the next. */
function setClocks(hub: FleetHub, venues: readonly Venue[], date: string, time: string): void {
  const now = instantOf(`${date}T${time}`, 'Europe/Stockholm')
  hub.clock.setWall(now)
  for (const { screen, clockOff } of venues) screen.clock.setWall(now + clockOff)
}

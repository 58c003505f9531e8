import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { Programme } from '../../contract/programme.ts'
import { type Counts, type ViewInput, zoneOf } from '../../domain/day.ts'
import { type ExampleVenue, exampleProgramme } from '../../domain/example.ts'
import { openingAt } from '../../domain/opening.ts'
import { readProgramme } from '../../domain/readProgramme.ts'
import { type RollupCell, rollupCell } from '../../domain/rollup.ts'
import { addDays, localDate, mondayOf } from '../../domain/time.ts'
import type { Store } from '../store/index.ts'

/** The programme that the screen shows. */
export interface Shown {
  programme: Programme
  /** What has been set up here; empty where `programme` is the example. */
  own: Programme
  /** Nothing has been set up and no hub knows this screen: the example venue is shown instead. */
  example: boolean
  /** What the venue is called: by itself, else by the hub; '' where neither says. */
  venueName: string
  /** `programmeVersion` of the day's view. */
  version: string
  timeZone: string
}

/** What a touch at this minute carries. */
export interface Arrival {
  timeZone: string
  cell: RollupCell
  outsideHours: boolean
}

export interface ProgrammeService {
  shown(): Shown
  arrival(): Arrival
  /** To be called after own writes to the programme; those of other processes are seen without. */
  changed(): void
  /** What the domain's views are made of, at this moment. */
  viewInput(): ViewInput
  /** The same without the counts, for who counts himself. */
  input(): Omit<ViewInput, 'counts'>
  /** The same of the venue's own programme, never the example, with the counts of all from the week that holds `from`. */
  ownInput(from: string): ViewInput
}

export function programmeService(options: {
  store: Store
  example: ExampleVenue
  clock: Clock
  newId: NewId
  log: Logger
}): ProgrammeService {
  const { store, example, clock, newId, log } = options
  let known: Known | null = null

  /** A damaged table must not take the day with it. */
  function nameAtHub(): string | null {
    try {
      return store.hubVenue.name()
    } catch (error) {
      log.error('what the hub calls the venue cannot be read', { error: String(error) })
      return null
    }
  }

  function load(today: string): Shown {
    const unreadable = (id: string) =>
      log.warn('a part of the programme cannot be read and is not shown', { id })
    const own = readProgramme(store.programme.all(unreadable), unreadable)
    const atHub = nameAtHub()
    const isExample = isEmpty(own) && atHub === null
    const programme = isExample ? exampleProgramme(example, today) : own
    return {
      ...{ programme, own, example: isExample, timeZone: zoneOf(programme), version: newId() },
      venueName: programme.venue?.name ?? atHub ?? '',
    }
  }

  /** Kept for the minute: reading time zones and hours takes longer than the whole write of a touch. */
  function current(): Known {
    const version = store.foreignVersion()
    const now = clock.wall()
    const minute = Math.floor(now / 60_000)
    if (known?.version === version && known.minute === minute) return known
    // The example's weeks lie around today, so that it is whole however long it is shown, and right again when a wrong clock is.
    const monday = mondayOf(localDate(now, zoneOf(example)))
    const isSame = known?.version === version && known.monday === monday
    const { shown, rules } = known !== null && isSame ? known : { shown: load(monday), rules: new Map() }
    known = { version, minute, monday, shown, rules, arrival: arrivalAt(now, shown) }
    return known
  }

  function input() {
    const { shown, rules } = current()
    return { programme: shown.programme, now: clock.wall(), rules }
  }

  return {
    shown: () => current().shown,
    arrival: () => current().arrival,
    changed() {
      known = null
    },
    viewInput() {
      const { programme, timeZone } = current().shown
      return { ...input(), counts: countsOf(store, programme, localDate(clock.wall(), timeZone)) }
    },
    input,
    ownInput(from) {
      const { own } = current().shown
      return { ...input(), programme: own, counts: countsOf(store, own, from) }
    },
  }
}

interface Known {
  version: number
  minute: number
  monday: string
  shown: Shown
  rules: NonNullable<ViewInput['rules']>
  arrival: Arrival
}

function arrivalAt(now: number, { programme, timeZone }: Shown): Arrival {
  const { known, open } = openingAt(programme, now, timeZone)
  return { timeZone, cell: rollupCell(now, timeZone), outsideHours: known && !open }
}

/** What has been taken of all that may be shown of a date's week and later, and what was moved to then. */
function countsOf({ visits }: Store, programme: Programme, date: string): Counts {
  const from = mondayOf(date)
  const joined = visits.joinedFrom(addDays(from, -7))
  for (const { id, date: planned, movedTo } of programme.occurrences) {
    if (movedTo !== undefined && movedTo >= from && planned < from) joined.set(id, visits.joined(id))
  }
  const meals = programme.meals.filter((meal) => meal.date >= from)
  return { joined, ordered: new Map(meals.map(({ id }) => [id, visits.ordered(id)])) }
}

function isEmpty(programme: Programme): boolean {
  return Object.values(programme).every((part) => part === null || (Array.isArray(part) && part.length === 0))
}

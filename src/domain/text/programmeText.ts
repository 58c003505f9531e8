import { isAllergenLine, partedDish, takeStated } from '../food/stated.ts'
import { looksLikePersonalNumber } from '../personalNumber.ts'
import { capitalised, isRoom } from './details.ts'
import { addAllergens, addToEntries, makeActivities, makeMeals } from './entries.ts'
import { withoutGrids, withWholeDates } from './grids.ts'
import { readHeading } from './headings.ts'
import { type SourceLine, splitLines } from './lines.ts'
import { dishOf, findMeal, type Served } from './meals.ts'
import { namesDays, placeGeneral, readNotice } from './notices.ts'
import { readOpening } from './openings.ts'
import * as phrases from './phrases.ts'
import type { ProgrammeReading, ReadingReason } from './reading.ts'
import { entriesIn, type Scan } from './scan.ts'
import {
  daysFor,
  drop,
  dropWaiting,
  hasBounds,
  keep,
  type Line,
  longestLine,
  newState,
  openWeek,
  type State,
  scanText,
} from './state.ts'
import { columnsOf, rowAsText } from './tables.ts'
import type { WrittenTime } from './times.ts'
import type { When } from './when.ts'

/**
 * Reads a programme as staff write it, line by line. What is guessed is said to be uncertain and why, what is not understood is
 * said of its line; nothing is left out in silence. As a menu, all is food: a line with or without a time is a dish. `served` is when the venue has
 * served its meals before. `today` is the venue's date: years that are not written are chosen near it.
 * Never throws, and takes time in proportion to the text.
 */
export function readProgrammeText(
  text: string,
  { today, ...options }: { today: string; as?: 'programme' | 'menu'; served?: Served },
): ProgrammeReading {
  const source = withoutGrids(withWholeDates(splitLines(text)))
  const state = newState(source, today, options)
  for (const [index, line] of source.entries()) {
    readLine(state, line, () => source.slice(index + 1, index + 4).find(({ text }) => text !== ''))
    state.afterBlank = line.text === ''
  }
  dropWaiting(state)
  placeGeneral(state)
  return state.reading
}

function readLine(state: State, source: SourceLine, next: () => SourceLine | undefined) {
  const entry = { number: source.number, text: source.text, outcome: 'blank' as const, why: [] }
  const line: Line = { source, entry, text: source.text, found: scanText(state, '') }
  if (source.text !== '') {
    if (refuse(line)) {
      state.reading.lines.push(line.entry)
      return
    }
    readText(state, line, next)
  }
  state.reading.lines.push(line.entry)
}

/** What is not even looked at. A personnummer is not kept, nor is its line. */
function refuse({ entry, source }: Line): boolean {
  if (looksLikePersonalNumber(source.text)) {
    entry.text = ''
    drop(entry, { code: 'personalNumber' })
    return true
  }
  if (source.text.length <= longestLine) return false
  entry.text = `${source.text.slice(0, longestLine - 1)}…`
  drop(entry, { code: 'tooLong', limit: longestLine })
  return true
}

function readText(state: State, line: Line, next: () => SourceLine | undefined) {
  const columns = columnsOf(line.text)
  if (columns) {
    state.columns = columns
    return keep(line.entry, [{ code: 'heading' }])
  }
  line.text = (state.columns && rowAsText(line.source.raw, state.columns)) ?? line.text
  if (state.current?.meals.length && isAllergenLine(line.text))
    return keep(line.entry, addAllergens(state.current.meals, line.text))
  if (isOfFood(state, line)) line.text = partedDish(line.text)
  line.found = scanText(state, line.text)
  if (continues(state, line)) return addToCurrent(state, line)
  if (readHeading(state, line)) return
  if (readOpening(state, line)) return
  const { times, days } = line.found
  if (phrases.nothingOn.test(line.found.segments[0] ?? '') && times.times.length === 0)
    return readNothing(state, line)
  const isWish = phrases.wishes.test(line.text) || phrases.notHeld.test(line.text)
  const isSaid =
    isWish || phrases.isSentence(line.text) || (phrases.contact.test(line.text) && !line.source.bullet)
  if (isSaid && !times.leading && !days.leading) return readSentence(state, line)
  readEntry(state, line, next)
}

function isOfFood({ food, section }: State, { text }: Line): boolean {
  return food || section === 'menu' || /lunch|soppa|fika/iu.test(text)
}

/** Whether a line tells more of the entry above it. */
function continues(state: State, { source, text, found }: Line): boolean {
  if (
    !state.current ||
    state.waiting ||
    found.times.leading ||
    found.days.leading ||
    found.week !== undefined
  )
    return false
  const timed = found.times.times.length > 0 || found.days.on !== undefined
  const isSaid = phrases.isSentence(text) && found.days.on === undefined
  if (phrases.continuation.test(text)) return !timed || phrases.sideTime.test(text) || isSaid
  return !timed && !source.bullet && source.indented && !state.afterBlank
}

function addToCurrent(state: State, { entry, text, found }: Line) {
  const { activities, meals } = state.current ?? { activities: [], meals: [] }
  const timed = found.times.times.length > 0 || found.days.on !== undefined
  const isAllDetails = found.segments.length === 0 && !timed
  if (addToEntries(activities, meals, text, found.details, isAllDetails)) keep(entry, [])
  else drop(entry, { code: 'tooLong', limit: longestLine })
}

/** "Onsdag: Ingen verksamhet": said to people on that day. */
function readNothing(state: State, line: Line) {
  const when = line.found.days.leading ? daysFor(state, line.found) : null
  const isDay = when !== null && when !== 'badDate'
  if (isDay) {
    state.when = when
    state.current = null
  }
  readSentence(state, line)
  if (isDay) keep(line.entry, [...when.why, ...line.entry.why])
}

/** A sentence to people tells more of the entry right above it, unless it names days of its own. */
function readSentence(state: State, line: Line) {
  if (state.current && !state.afterBlank && !namesDays(line)) return addToCurrent(state, line)
  readNotice(state, line)
}

/** An activity or a meal, or a part of one. */
function readEntry(state: State, line: Line, next: () => SourceLine | undefined) {
  const { entry, text, found } = line
  const { times, segments, days } = found
  if (times.bad) return drop(entry, { code: 'badTime', text: times.bad })
  const { monday, week: above } = state.almanac
  const week = openWeek(state, found)
  const when = daysFor(state, found)
  // A week from which something comes back ("varannan torsdag, start v 36") is that line's alone.
  if (found.repeat) Object.assign(state.almanac, { monday, week: above })
  if (when === 'badDate') return drop(entry, { code: 'badDate', text: entry.text })
  if (when && days.leading) {
    dropWaiting(state)
    state.when = when
    state.current = null
  }
  if (times.times.length === 0) return readUntimed(state, line, when, next)
  const isTimeOfTitle = state.waiting?.has === 'title' && segments.every(isRoom)
  if (segments.length === 0 || isTimeOfTitle) return readTimeAlone(state, line, when)
  dropWaiting(state)
  if (!when) return drop(entry, { code: 'noDate' })
  const entries = times.times.length > 1 ? entriesOf(state, line) : null
  const why = times.times.length > 1 && !entries ? [{ code: 'severalTimes' as const }] : []
  state.current = null
  // What the other times and dates are of must not be lost.
  const isMore = why.length > 0 || (!when.rule && hasBounds(found) && !(days.from && days.until))
  const whole = isMore ? { ...found, segments: [...segments, text] } : found
  for (const one of entries ?? [whole])
    addEntry(state, line, when, one.times.times[0], one, [...week, ...why])
}

function entriesOf(state: State, { found }: Line): Scan[] | null {
  // The days have been taken out and hold for all: "Tisdag 29/4: kl. 10 Sittgympa, kl. 13 Bingo".
  return entriesIn(found.days.rest, { thisYear: state.almanac.thisYear, month: state.almanac.month })
}

function addEntry(
  state: State,
  { entry }: Line,
  when: When,
  time: WrittenTime | undefined,
  found: Scan,
  why: ReadingReason[],
) {
  const { details } = found
  const { stated, segments } = takeStated(found.segments)
  if (state.food && segments.length === 0) return drop(entry, { code: 'noDish' })
  const meal = state.food ? dishOf(segments, details.price) : findMeal(segments, details.price)
  state.current ??= { activities: [], meals: [] }
  if (meal) {
    if (when.rule) return drop(entry, { code: 'mealWithoutDate' })
    const { made, why: also } = makeMeals(entry.number, when, time, meal, details, { ...state, stated })
    state.reading.meals.push(...made)
    state.current.meals.push(...made)
    keep(entry, [...entry.why, ...why, ...also])
  } else if (time) {
    const { made, why: also } = makeActivities(entry.number, when, time, found.segments, details)
    state.reading.activities.push(...made)
    state.current.activities.push(...made)
    keep(entry, [...entry.why, ...why, ...also])
  } else {
    drop(entry, { code: 'noTime' })
  }
}

/** "10.00–11.00", whose title stands in the line before or after. */
function readTimeAlone(state: State, line: Line, when: When | null) {
  const { waiting } = state
  if (waiting?.has === 'title' && when) {
    state.waiting = null
    state.current = null
    const { found } = waiting.line
    const [place] = line.found.segments
    const details = {
      ...found.details,
      ...given(line.found),
      ...(place ? { place: capitalised(place) } : {}),
    }
    addEntry(state, waiting.line, when, line.found.times.times[0], { ...found, details }, [])
    return keep(line.entry, [])
  }
  dropWaiting(state)
  if (!when) return drop(line.entry, { code: 'noDate' })
  state.waiting = { line, has: 'time' }
  state.current = null
}

/** Those details that a scan has found. */
function given({ details }: Scan): Partial<Scan['details']> {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined && value !== false),
  )
}

function readUntimed(state: State, line: Line, when: When | null, next: () => SourceLine | undefined) {
  const { entry, found, source } = line
  const { segments, details } = found
  if (state.waiting?.has === 'time' && when && segments.length > 0) {
    const timed = state.waiting.line
    state.waiting = null
    state.timesFirst = true
    const merged = { ...found, details: { ...details, ...given(timed.found) } }
    addEntry(state, line, when, timed.found.times.times[0], merged, [])
    return keep(timed.entry, timed.entry.why)
  }
  if (state.section === 'menu' && segments.length > 0) return readDish(state, line, when)
  if (findMeal(segments, details.price)) {
    state.current = null
    if (!when) return drop(entry, { code: 'mealWithoutDate' })
    return addEntry(state, line, when, undefined, found, [])
  }
  const follower = next()
  const isMore = state.timesFirst && state.current !== null && !state.afterBlank
  if (!isMore && when && segments.length > 0 && follower && isTimeAlone(state, follower)) {
    dropWaiting(state)
    state.waiting = { line, has: 'title' }
    return
  }
  if (state.current && !source.bullet && !state.afterBlank && !found.days.on) return addToCurrent(state, line)
  drop(entry, { code: when ? 'noTime' : 'otherText' })
}

function isTimeAlone(state: State, { text }: SourceLine): boolean {
  if (text.length > longestLine) return false
  const { times, segments, days } = scanText(state, text)
  return times.times.length === 1 && times.leading && segments.every(isRoom) && !days.on
}

/** A dish below the heading of a menu. */
function readDish(state: State, { entry, found }: Line, when: When | null) {
  if (!when || when.rule) return drop(entry, { code: 'mealWithoutDate' })
  const { stated, segments } = takeStated(found.segments)
  if (segments.length === 0) return drop(entry, { code: 'noDish' })
  const dish = dishOf(segments, found.details.price)
  const details = { ...found.details, price: found.details.price ?? state.menu.price }
  const { made, why } = makeMeals(entry.number, when, state.menu.time, dish, details, { ...state, stated })
  state.reading.meals.push(...made)
  state.current = { activities: [], meals: made }
  keep(entry, why)
}

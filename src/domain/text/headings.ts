import { findPeriod } from './almanac.ts'
import * as phrases from './phrases.ts'
import { closeDay, keep, type Line, openSection, openWeek, type State } from './state.ts'
import { whenOf } from './when.ts'

/** Reads a line that only says what follows: a week, a month, a day, a menu, opening hours. False when it is none. */
export function readHeading(state: State, line: Line): boolean {
  if (readMenuHeading(state, line)) return true
  if (line.found.times.times.length > 0) return false
  if (phrases.greeting.test(line.text)) {
    keep(line.entry, [{ code: 'heading' }])
    return true
  }
  const names = line.found.week !== undefined && (/!$/u.test(line.text) || phrases.heading.test(line.text))
  if (phrases.isSentence(line.text) && !names) return false
  return (
    readHoursHeading(state, line) ||
    readRepeatHeading(state, line) ||
    readDayHeading(state, line) ||
    readWeekHeading(state, line) ||
    readPeriodHeading(state, line) ||
    readPaperHeading(state, line)
  )
}

function readMenuHeading(state: State, { entry, found }: Line): boolean {
  const { days, times, segments, details } = found
  const [title = ''] = segments
  const isMenu = phrases.menuHeading.test(title) && !days.leading
  if (!isMenu || (state.when && !/veckans|matsedel|meny/iu.test(title))) return false
  closeDay(state)
  const why = openWeek(state, found)
  state.section = 'menu'
  state.menu = { time: times.times[0], price: details.price }
  keep(entry, [...why, { code: 'heading' }])
  return true
}

function readHoursHeading(state: State, { entry, found }: Line): boolean {
  if (found.days.on || !phrases.openingHeading.test(found.segments.join(' '))) return false
  closeDay(state)
  openWeek(state, found)
  state.section = 'hours'
  keep(entry, [{ code: 'heading' }])
  return true
}

/** "Jämna veckor", alone in a line. */
function readRepeatHeading(state: State, { entry, found }: Line): boolean {
  const { repeat, days, segments } = found
  if (!repeat || repeat.weekdays || days.on || segments.length > 0) return false
  closeDay(state)
  openSection(state)
  state.repeat = repeat
  keep(entry, [{ code: 'heading' }])
  return true
}

/** "Måndag 28 april:" – but "Vecka 18, 28 april–2 maj" is a week. */
function readDayHeading(state: State, { entry, found }: Line): boolean {
  const { days, segments, repeat } = found
  if (segments.length > 0 || (!days.on && !repeat?.weekdays)) return false
  if (found.week !== undefined && !days.on?.weekdays.length && days.on?.range !== false) return false
  const why = openWeek(state, found)
  const when = whenOf(found, state.almanac, state.repeat)
  if (!when || when === 'badDate') return false
  closeDay(state)
  if (state.section === 'hours') openSection(state)
  state.when = when
  keep(entry, [...why, ...when.why])
  return true
}

function readWeekHeading(state: State, { entry, found }: Line): boolean {
  const { week, days, segments, repeat } = found
  const [title = ''] = segments
  if (week === undefined || phrases.closed.test(title) || phrases.nothingOn.test(title)) return false
  if (days.on && days.on.dates.length === 0) return false
  closeDay(state)
  openSection(state)
  state.repeat = repeat
  const why = openWeek(state, found)
  // "Vecka 48, 23–27 november": the dates must lie in the week.
  const when = days.on ? whenOf({ ...found, repeat: undefined }, state.almanac) : null
  if (when && when !== 'badDate') why.push(...when.why)
  if (title && !phrases.heading.test(title)) why.push({ code: 'heading' })
  keep(entry, why)
  return true
}

/** "Program hösten 2026", "November". */
function readPeriodHeading(state: State, { entry, text, found }: Line): boolean {
  const period = findPeriod(text)
  if (found.days.on || (period.year === undefined && period.month === undefined)) return false
  if (text.split(' ').length > 6) return false
  closeDay(state)
  openSection(state)
  state.repeat = undefined
  state.almanac.openPeriod(period)
  keep(entry, [{ code: 'heading' }])
  return true
}

/** What the paper is and whose: the first line of all, and later ones of the same words. Nothing of it is kept. */
function readPaperHeading(state: State, { source, entry, found, text }: Line): boolean {
  if (found.days.on || source.bullet) return false
  if (state.ended && /^[^\d]{2,40}$/u.test(text)) {
    keep(entry, [{ code: 'heading' }])
    return true
  }
  if (phrases.farewell.test(text)) state.ended = true
  if (state.waiting && !phrases.plainHeading.test(text)) return false
  const isFirst = state.reading.lines.every(({ outcome }) => outcome === 'blank')
  const isKnown =
    phrases.heading.test(text) &&
    !phrases.nothingOn.test(text) &&
    text.length <= 60 &&
    (!state.current || state.afterBlank)
  if (!isFirst && !isKnown && !phrases.farewell.test(text)) return false
  keep(entry, [{ code: 'heading' }])
  return true
}

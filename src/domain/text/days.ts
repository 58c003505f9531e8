import { type Weekday, weekdays } from '../../contract/words.ts'

/** A date as it is written: often without a year, sometimes with its weekday to check it by. */
export interface WrittenDate {
  day: number
  month: number
  year?: number
  weekday?: Weekday
}

/** Days that stand together in a line: "måndag 28 april", "mån–fre", "23–27 november", "tisdagar och torsdagar". */
export interface WrittenDays {
  dates: WrittenDate[]
  /** Weekdays, where there is no date. */
  weekdays: Weekday[]
  /** From the first to the last, not only these. */
  range: boolean
  /** "tisdagar": every week. */
  plural: boolean
}

export interface DaysFound {
  /** The days that the line is about. */
  on?: WrittenDays
  /** Whether they stand before any word. */
  leading: boolean
  from?: WrittenDate
  until?: WrittenDate
  except: WrittenDate[]
  /** The text without all these. */
  rest: string
}

interface Token {
  start: number
  end: number
  dates: WrittenDate[]
  weekday?: Weekday
  plural: boolean
}

export const monthStems = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const monthNames =
  'jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const weekdayStems = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön']

const pattern = [
  '(?<![\\d-])(?<isoYear>20\\d\\d)-(?<isoMonth>\\d\\d)-(?<isoDay>\\d\\d)(?!\\d)',
  `(?<![\\d/]|\\d[.:])(?<day>\\d{1,2})(?::?[ea](?!\\p{L}))?\\s*(?:(?:-|–|—|och|till)\\s*(?<lastDay>\\d{1,2})(?::?e(?!\\p{L}))?\\s*)?(?<monthName>${monthNames})(?!\\p{L})(?:\\.(?=,?\\s*20\\d\\d))?(?:,?\\s*(?<namedYear>20\\d\\d)(?!\\d))?`,
  '(?<![\\d/.:])(?<slashDay>\\d{1,2}) ?/ ?(?<slashMonth>\\d{1,2})(?: ?[-/ ] ?(?<slashYear>20\\d\\d)(?!\\d)|-(?<shortYear>\\d\\d)(?![\\d/.:-]))?(?![\\d/])',
  '(?<![\\d.])(?<dotDay>\\d{1,2})\\.(?<dotMonth>\\d{1,2})\\.(?<dotYear>20\\d\\d)(?!\\d)',
  '(?<!\\p{L})(?<weekday>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?<ending>arna|ar|en)?(?!\\p{L})',
  '(?<!\\p{L})(?<shortWeekday>mån|tis|ons|tors?|fre|lör|sön)(?!\\p{L})\\.?',
].join('|')

const between = /^[\s,.:(]*(?<link>-|–|—|t\.?o\.?m\.?|till(?: och med)?|och|&|samt|\/|)[\s,]*(?:den\s+)?$/u
const rangeLink = /^(?:-|–|—|t\.?o\.?m\.?|till(?: och med)?)$/u

/** What the words before a date make of it. */
const roles = [
  {
    role: 'deadline',
    before:
      /(?:senast|före|innan|sista (?:anmälnings)?dag\p{L}*|anmäl\p{L}*(?: dig)?(?: till)?)[:\s]*(?:den |på )?$/iu,
  },
  {
    role: 'from',
    before:
      /(?:från(?: och med)?|fr\.? ?o\.? ?m\.?|med (?:start|början)|start(?:ar|datum)?|börjar)[:\s]*(?:den |på )?$/iu,
  },
  {
    role: 'until',
    before: /(?:t\.? ?o\.? ?m\.?|till(?: och med)?|sista gången|avslutas?)[:\s]*(?:den |på )?$/iu,
  },
  {
    role: 'except',
    before: /[(,]?\s*(?:ej|utom|inte|förutom|med undantag (?:för|av)|uppehåll)[:\s]*(?:den |på )?$/iu,
  },
  { role: 'on', before: /(?:(?<!\p{L})(?:den|på) )?$/iu },
] as const

/** Finds the days that a line is about, and what it says of the first, the last and the excepted ones. */
export function findDays(text: string, options: { thisYear: number; month?: number }): DaysFound {
  const found: DaysFound = { leading: false, except: [], rest: text }
  const cuts: [number, number][] = []
  for (const group of groupsOf(tokensOf(text, options), text)) {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) continue
    const { role, length } = roleBefore(text.slice(Math.max(0, first.start - 40), first.start))
    if (!take(found, daysOf(group, text), role)) continue
    if (cuts.length === 0) found.leading = !/\p{L}/u.test(text.slice(0, first.start - length))
    cuts.push([first.start - length, last.end])
  }
  for (const [start, end] of cuts.reverse()) {
    found.rest = `${found.rest.slice(0, start)} ${found.rest.slice(end)}`
  }
  return found
}

function roleBefore(text: string): { role: (typeof roles)[number]['role']; length: number } {
  for (const { role, before } of roles) {
    const words = before.exec(text)?.[0]
    if (words !== undefined) return { role, length: words.length }
  }
  return { role: 'on', length: 0 }
}

/** Puts the days in their place; false where the line is not about them and they stay in its text. */
function take(found: DaysFound, days: WrittenDays, role: (typeof roles)[number]['role']): boolean {
  const [date] = days.dates
  if (role === 'deadline') return false
  if (role === 'on' || !date) {
    if (found.on) return false
    found.on = days
  } else if (role === 'from') {
    found.from = date
    if (days.range) found.until = days.dates.at(-1)
  } else if (role === 'until') {
    found.until = date
  } else {
    found.except.push(...days.dates)
  }
  return true
}

function tokensOf(text: string, { thisYear, month }: { thisYear: number; month?: number }): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    const token = tokenOf(match, thisYear)
    if (!token) continue
    const before = token.weekday && month ? dayBefore(text, token.start, month) : null
    if (before) tokens.push(before)
    tokens.push(token)
    const next = before ? null : token.weekday && month ? bareDay(text, token.end, month) : null
    if (next) tokens.push(next)
  }
  return tokens
}

/** "4 tis" below a heading that names the month. */
function dayBefore(text: string, until: number, month: number): Token | null {
  const match = /^\s*(\d{1,2})[.:]?\s+$/u.exec(text.slice(0, until))
  const day = Number(match?.[1])
  return match && day >= 1 && day <= 31
    ? { start: 0, end: until, dates: [{ day, month }], plural: false }
    : null
}

/** "Tisdag 4" below a heading that names the month. */
function bareDay(text: string, from: number, month: number): Token | null {
  const match =
    /^\s+(?:den\s+)?(\d{1,2})(?::?[ea])?(?!\d|[.:/]\d|\s*[-–]\s*\d)(?=\s*[:–,(]|\s+-\s|\s+\p{L}|\s+\d|\s*$)/iu.exec(
      text.slice(from, from + 30),
    )
  if (!match || new RegExp(`^\\s*(?:${monthNames})(?!\\p{L})`, 'iu').test(text.slice(from + match[0].length)))
    return null
  return {
    start: from,
    end: from + match[0].length,
    dates: [{ day: Number(match[1]), month }],
    plural: false,
  }
}

function tokenOf(match: RegExpMatchArray, thisYear: number): Token | null {
  const found = match.groups ?? {}
  const start = match.index ?? 0
  const token = { start, end: start + match[0].length, dates: [], plural: false }
  const weekdayWord = (found.weekday ?? found.shortWeekday)?.toLowerCase()
  if (weekdayWord) {
    const weekday = weekdays[weekdayStems.indexOf(weekdayWord.slice(0, 3))]
    return { ...token, weekday, plural: found.ending?.toLowerCase().startsWith('ar') ?? false }
  }
  if (found.monthName) {
    const month = 1 + monthStems.indexOf(found.monthName.toLowerCase().slice(0, 3))
    const year = found.namedYear ? { year: Number(found.namedYear) } : {}
    const days = [found.day, found.lastDay].filter((day) => day !== undefined)
    return { ...token, dates: days.map((day) => ({ day: Number(day), month, ...year })) }
  }
  const dates = numericDates(found, thisYear)
  return dates && { ...token, dates }
}

function numericDates(found: Record<string, string | undefined>, thisYear: number): WrittenDate[] | null {
  const day = Number(found.isoDay ?? found.slashDay ?? found.dotDay)
  const month = Number(found.isoMonth ?? found.slashMonth ?? found.dotMonth)
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const year = found.isoYear ?? found.slashYear ?? found.dotYear
  if (year) return [{ day, month, year: Number(year) }]
  if (!found.shortYear) return [{ day, month }]
  // "28/4-25" is a year when that is near; else "24/11-28" is the days 24 to 28.
  const short = Number(found.shortYear)
  if (Math.abs(2000 + short - thisYear) <= 2) return [{ day, month, year: 2000 + short }]
  return short > day && short <= 31
    ? [
        { day, month },
        { day: short, month },
      ]
    : [{ day, month }]
}

function groupsOf(tokens: Token[], text: string): Token[][] {
  const groups: Token[][] = []
  for (const token of tokens) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && between.test(text.slice(last.end, token.start))) group.push(token)
    else groups.push([token])
  }
  return groups
}

function daysOf(group: Token[], text: string): WrittenDays {
  const days: WrittenDays = { dates: [], weekdays: [], range: false, plural: false }
  let weekday: Weekday | undefined
  for (const [index, token] of group.entries()) {
    const last = group[index - 1]
    const link = last ? (between.exec(text.slice(last.end, token.start))?.groups?.link ?? '') : ''
    days.range ||= rangeLink.test(link) || token.dates.length === 2
    days.plural ||= token.plural
    if (token.weekday) {
      weekday = token.weekday
      days.weekdays.push(token.weekday)
    } else {
      const checked = token.dates.length === 1 && weekday ? { weekday } : {}
      days.dates.push(...token.dates.map((date) => ({ ...date, ...checked })))
      weekday = undefined
    }
  }
  return days.dates.length > 0 ? { ...days, weekdays: [] } : days
}

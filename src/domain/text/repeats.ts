import { type Weekday, weekdays } from '../../contract/words.ts'
import { addDays, isoWeek, weekdayOf } from '../dates.ts'

/** How often something comes back. */
export interface Repeat {
  every: 'week' | 'evenWeek' | 'oddWeek' | 'otherWeek' | 'month'
  /** Which of the month's such weekdays: 1 to 4, or −1 for the last. */
  nth?: number
  /** "vardagar", "varje dag"; else the weekdays stand beside it. */
  weekdays?: Weekday[]
}

const dayName = '(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en|ar(?:na)?)?)?(?!\\p{L})'
const ordinals: Readonly<Record<string, number>> = { första: 1, andra: 2, tredje: 3, fjärde: 4, sista: -1 }
const monthly = new RegExp(
  `(?:den )?(?<nth>första|andra|tredje|fjärde|sista)\\s+(?<day>${dayName})\\s+(?:i|varje)\\s+(?:varje\\s+)?månad(?:en)?(?!\\p{L})`,
  'iu',
)
const patterns: readonly { repeat: Repeat; words: RegExp }[] = [
  {
    repeat: { every: 'evenWeek' },
    words: /[(,]?\s*(?:under |på |endast |bara |varannan )?jämna?\s+(?:veck(?:a|or|orna)|v(?!\p{L})\.?)\)?/iu,
  },
  {
    repeat: { every: 'oddWeek' },
    words: /[(,]?\s*(?:under |på |endast |bara )?udda\s+(?:veck(?:a|or|orna)|v(?!\p{L})\.?)\)?/iu,
  },
  { repeat: { every: 'otherWeek' }, words: /[(,]?\s*varannan(?:\s+vecka)?(?!\p{L})\)?/iu },
  {
    repeat: { every: 'week', weekdays: weekdays.slice(0, 5) },
    words: /(?<!\p{L})(?:alla |varje )?(?:helgfri(?:a|) )?vardag(?:ar|arna)?(?!\p{L})/iu,
  },
  {
    repeat: { every: 'week', weekdays: [...weekdays] },
    words: /(?<!\p{L})(?:varje dag|alla dagar|dagligen)(?!\p{L})/iu,
  },
  {
    repeat: { every: 'week' },
    words: new RegExp(`(?<!\\p{L})(?:varje\\s+vecka|(?:varje|alla)\\s+(?=${dayName}))`, 'iu'),
  },
]

/** Also beside "jämna veckor", where it adds nothing. */
const everyOther = /(?<!\p{L})varannan(?:\s+vecka)?(?!\p{L})/iu

/** Finds words of repetition, and the text without them; a weekday's own name stays in it. */
export function findRepeat(text: string): { repeat?: Repeat; rest: string } {
  const month = monthly.exec(text)
  const nth = ordinals[month?.groups?.nth?.toLowerCase() ?? '']
  if (month && nth !== undefined)
    return { repeat: { every: 'month', nth }, rest: text.replace(month[0], ` ${month.groups?.day} `) }
  for (const { repeat, words } of patterns) {
    if (words.test(text)) return { repeat, rest: text.replace(words, ' ').replace(everyOther, ' ') }
  }
  return { rest: text }
}

/** The RFC 5545 rule. Even and odd weeks go by their number, so that they stay right after a week 53. */
export function ruleOf(repeat: Repeat, on: readonly Weekday[], until?: string): string {
  const days = on.map((weekday) => weekday.slice(0, 2).toUpperCase())
  const end = until ? `;UNTIL=${until.replaceAll('-', '')}` : ''
  switch (repeat.every) {
    case 'week':
      return `FREQ=WEEKLY;BYDAY=${days}${end}`
    case 'otherWeek':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${days}${end}`
    case 'month':
      return `FREQ=MONTHLY;BYDAY=${days.map((day) => `${repeat.nth}${day}`)}${end}`
    case 'evenWeek':
      return `FREQ=YEARLY;BYWEEKNO=${weekNumbers(2)};BYDAY=${days}${end}`
    case 'oddWeek':
      return `FREQ=YEARLY;BYWEEKNO=${weekNumbers(1)};BYDAY=${days}${end}`
  }
}

function weekNumbers(first: 1 | 2): string {
  return Array.from({ length: 28 - first }, (_, index) => first + 2 * index).join(',')
}

/** The first date, `from` or later, that the repetition gives. */
export function firstDate(repeat: Repeat, on: readonly Weekday[], from: string): string {
  let date = from
  for (let tries = 0; tries < 70 && !isHeld(repeat, on, date); tries += 1) date = addDays(date, 1)
  return date
}

function isHeld({ every, nth }: Repeat, on: readonly Weekday[], date: string): boolean {
  if (!on.includes(weekdayOf(date))) return false
  const { week } = isoWeek(date)
  if (every === 'evenWeek') return week % 2 === 0
  if (every === 'oddWeek') return week % 2 === 1
  if (every !== 'month') return true
  const day = Number(date.slice(8))
  return nth === -1 ? addDays(date, 7).slice(0, 7) !== date.slice(0, 7) : Math.ceil(day / 7) === nth
}

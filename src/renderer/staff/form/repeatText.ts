import type { Weekday } from '../../../contract/words.ts'
import { type Ending, fromRule, type Nth, type Repeat } from '../../../domain/repeat.ts'
import { dateText, monthName, monthNames, weekdayNames } from './dateText.ts'

const nths: Readonly<Record<Nth, string>> = {
  1: 'Första',
  2: 'Andra',
  3: 'Tredje',
  4: 'Fjärde',
  '-1': 'Sista',
}
const ordinals = ['', 'varje', 'varannan', 'var tredje', 'var fjärde', 'var femte', 'var sjätte']

/** How often an activity comes back, in words: "Varje måndag till 14 december". `near` is the day by which a year is left out. */
export function repeatText(recurrence: string | undefined, startDate: string, near: string): string {
  const repeat = fromRule(recurrence, startDate)
  return repeat ? wordsOf(repeat, startDate, near) : otherRule(recurrence ?? '', near)
}

/** The same of a repeat that stands in a form. */
export function wordsOf(repeat: Repeat, startDate: string, near: string): string {
  if (repeat.kind === 'once') return 'En gång'
  return `${often(repeat, startDate)}${endText(repeat, near)}`
}

/** "Första måndagen i månaden". */
export function nthText(nth: Nth, weekday: Weekday): string {
  return `${nths[nth]} ${weekdayNames[weekday]}en i månaden`
}

function often(repeat: Exclude<Repeat, { kind: 'once' }>, startDate: string): string {
  switch (repeat.kind) {
    case 'weekly': {
      const every = everyText(repeat.every)
      if (repeat.days.length === 1)
        return capital(`${every} ${list(repeat.days.map((day) => weekdayNames[day]))}`)
      const days = list(repeat.days.map((day) => weekdayNames[day]))
      return capital(repeat.every === 1 ? `varje ${days}` : `${every} vecka, ${days}`)
    }
    case 'isoWeeks': {
      const days = list(repeat.days.map((day) => `${weekdayNames[day]}ar`))
      return capital(`${days} i ${repeat.parity === 'odd' ? 'udda' : 'jämna'} veckor`)
    }
    case 'monthly':
      return nthText(repeat.nth, repeat.weekday)
    case 'yearly':
      return `Varje år den ${Number(startDate.slice(8))} ${monthName(startDate)}`
  }
}

function everyText(every: number): string {
  return ordinals[every] ?? `var ${every}:e`
}

function endText({ until, count }: Ending, near: string): string {
  if (until) return ` till ${dateText(until, near)}`
  return count ? `, ${count} gånger` : ''
}

/** "måndag, onsdag och fredag". */
function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const units = { DAILY: 'dag', WEEKLY: 'vecka', MONTHLY: 'månad', YEARLY: 'år' } as const
const codes: Readonly<Record<string, string>> = {
  MO: 'måndag',
  TU: 'tisdag',
  WE: 'onsdag',
  TH: 'torsdag',
  FR: 'fredag',
  SA: 'lördag',
  SU: 'söndag',
}

/** A rule of somebody else's calendar, as far as a sentence can tell it. */
function otherRule(recurrence: string, near: string): string {
  const parts = new Map(
    recurrence
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  )
  const unit = Object.entries(units).find(([name]) => name === parts.get('FREQ'))?.[1] ?? 'gång'
  const each =
    parts.get('INTERVAL') === '2' && unit === 'år'
      ? 'vartannat'
      : everyText(Number(parts.get('INTERVAL') ?? 1))
  const days = parts.get('BYDAY')?.split(',') ?? []
  const plainDays = days.every((day) => codes[day]) ? days.map((day) => codes[day] ?? '') : []
  const monthDays = parts.get('BYMONTHDAY')?.split(',') ?? []
  const months =
    parts
      .get('BYMONTH')
      ?.split(',')
      .map((month) => monthNames[Number(month) - 1] ?? '') ?? []
  const told = [
    plainDays.length > 0 && list(plainDays),
    monthDays.length > 0 && monthDays.every((day) => Number(day) > 0) && `den ${list(monthDays)}`,
    months.length > 0 && `i ${list(months)}`,
  ].filter((text) => typeof text === 'string')
  const isWhole = [...parts.keys()].every((name) =>
    ['FREQ', 'INTERVAL', 'WKST', 'UNTIL', 'COUNT', 'BYDAY', 'BYMONTHDAY', 'BYMONTH'].includes(name),
  )
  const untold = !isWhole || plainDays.length !== days.length || monthDays.some((day) => Number(day) < 0)
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '') ?? []
  const end = endText(
    { until: year ? `${year}-${month}-${day}` : undefined, count: Number(parts.get('COUNT')) || undefined },
    near,
  )
  const all = [`${each} ${unit}`, ...told, ...(untold ? ['på dagar som en annan kalender bestämmer'] : [])]
  return capital(`${all.join(', ')}${end}`)
}

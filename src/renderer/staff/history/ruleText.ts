import { weekdays } from '../../../contract/words.ts'
import { dateText, weekdayNames } from '../form/dateText.ts'

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const ordinals: Readonly<Record<string, string>> = {
  1: 'första',
  2: 'andra',
  3: 'tredje',
  4: 'fjärde',
  5: 'femte',
  '-1': 'sista',
}
const units: Readonly<Record<string, [one: string, other: string, often: string]>> = {
  DAILY: ['varje dag', 'varannan dag', 'dag'],
  WEEKLY: ['varje vecka', 'varannan vecka', 'vecka'],
  MONTHLY: ['varje månad', 'varannan månad', 'månad'],
  YEARLY: ['varje år', 'vartannat år', 'år'],
}

function dayText(code: string): string {
  const [, place = '', name = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(code) ?? []
  const weekday = weekdays[codes.indexOf(name)]
  if (weekday === undefined) return code
  return [ordinals[place.replace('+', '')], weekdayNames[weekday]].filter(Boolean).join(' ')
}

/**
 * An RRULE in a few words: "varannan vecka, torsdag, till 14 december". Not every part of a rule is told, and what it is for is to see
 * that two of them differ.
 */
export function ruleText(rule: string, today: string): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string | undefined]))
  const unit = units[parts.get('FREQ') ?? '']
  if (unit === undefined) return rule
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const often = interval === 1 ? unit[0] : interval === 2 ? unit[1] : `var ${interval}:e ${unit[2]}`
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean)
  const weeks = (parts.get('BYWEEKNO') ?? '').split(',').filter(Boolean)
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '')
  const count = parts.get('COUNT')
  return [
    often,
    days.map(dayText).join(' och '),
    weeks.length > 0 && (weeks.every((week) => Number(week) % 2 === 0) ? 'jämna veckor' : 'udda veckor'),
    until && `till ${dateText(`${until[1]}-${until[2]}-${until[3]}`, today)}`,
    count && `${count} gånger`,
  ]
    .filter(Boolean)
    .join(', ')
}

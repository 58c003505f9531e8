import { looksLikePersonalNumber } from '../personalNumber.ts'
import { type Component, type Property, textOf } from './lines.ts'
import { Refused } from './refused.ts'
import { isDay, type Moment, minutesBetween, minutesOf, type Place, wallIn, whenOf, whensOf } from './when.ts'

/** One VEVENT that can be taken. */
export interface Event {
  uid: string
  title: string
  description?: string
  place?: string
  start: Moment
  minutes: number
  /** RRULE, in the zone of `start`. */
  rule?: string
  /** RDATE. */
  extra: { start: Moment; minutes: number }[]
  /** EXDATE: days, and wall times in the zone of `start`. A calendar may have tens of thousands, each to be asked for every date. */
  except: ReadonlySet<string>
  cancelled: boolean
}

/** How long something lasts that says no end, in minutes: most calendar programs draw it as an hour. */
const unsaidMinutes = 60
const longestMinutes = 1440
const longestText = 500
/** Stands in a kept copy, and says why the event is refused: for a personnummer that stood there, or by the programme. */
export const leftOut = 'X-SAMVARO-LEFT-OUT'

export function propertyOf(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name)
}

export function textIn(component: Component, name: string): string {
  const property = propertyOf(component, name)
  return property === undefined ? '' : textOf(property)
}

/** What names an event in its calendar; one without a UID is told by its title and start. */
export function uidOf(component: Component): string {
  return textIn(component, 'UID') || `${textIn(component, 'SUMMARY')} ${textIn(component, 'DTSTART')}`
}

/** Whether its owner has marked it as private or confidential. */
export function isPrivate(component: Component): boolean {
  return ['PRIVATE', 'CONFIDENTIAL'].includes(textIn(component, 'CLASS').toUpperCase())
}

/** What it is called, for a list of problems; empty where the title itself must not be shown. */
export function shownTitle(component: Component): string {
  const title = oneLine(textIn(component, 'SUMMARY'))
  return looksLikePersonalNumber(title) ? '' : title
}

/**
 * Reads one VEVENT. Throws `Refused`. One that lasts all day is refused as `noStart` with its date: an activity has an hour at which
 * people come, and to guess one would send them to a closed door. Staff see which days it is about and write them in as they want.
 */
export function readEvent(component: Component, uid: string, place: Place): Event {
  const title = oneLine(textIn(component, 'SUMMARY'))
  const description = cut(withoutMarkup(textIn(component, 'DESCRIPTION')))
  const where = oneLine(textIn(component, 'LOCATION'))
  const why = textIn(component, leftOut)
  if (why === 'notTaken') throw new Refused(why)
  if (why !== '' || [title, description, where].some(looksLikePersonalNumber))
    throw new Refused('personalNumber')
  const start = startOf(component, place)
  if (title === '') throw new Refused('noTitle', start.wall)
  const minutes = durationOf(component, start, place)
  return {
    uid,
    title,
    ...(description && { description }),
    ...(where && { place: where }),
    start,
    minutes,
    ...ruleOf(component, start),
    extra: named(component, 'RDATE').flatMap((property) => extraOf(property, minutes, start, place)),
    except: new Set(
      named(component, 'EXDATE')
        .flatMap((property) => whensOf(property, place))
        .map((when) => (isDay(when) ? when.day : wallIn(when, start.zone))),
    ),
    cancelled: isCancelled(component),
  }
}

export function isCancelled(component: Component): boolean {
  return textIn(component, 'STATUS').toUpperCase() === 'CANCELLED'
}

function named(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name)
}

function startOf(component: Component, place: Place): Moment {
  const property = propertyOf(component, 'DTSTART')
  const [start] = property === undefined ? [] : whensOf(property, place)
  if (start === undefined) throw new Refused('noStart')
  if (isDay(start)) throw new Refused('noStart', start.day)
  return start
}

function durationOf(component: Component, start: Moment, place: Place): number {
  const end = propertyOf(component, 'DTEND')
  const duration = propertyOf(component, 'DURATION')
  const [ends] = end === undefined ? [] : whensOf(end, place)
  const said = ends && !isDay(ends) ? minutesBetween(start, ends) : minutesOf(duration?.value ?? '')
  return checkedMinutes(said)
}

function checkedMinutes(said: number | null): number {
  if (said === null || said <= 0) return unsaidMinutes
  if (said > longestMinutes) throw new Refused('tooLong')
  return Math.max(5, said)
}

/** Two rules, or one of what shall not be, RFC 5545 has left behind; no program that is in use writes them. */
function ruleOf(component: Component, start: Moment): { rule?: string } {
  const [rule, second] = [...named(component, 'RRULE'), ...named(component, 'EXRULE')]
  if (second !== undefined) throw new Refused('unreadableRule', second.value)
  if (rule === undefined) return {}
  if (rule.name === 'EXRULE') throw new Refused('unreadableRule', rule.value)
  return { rule: withoutStart(rule.value.trim().replace(/;$/, ''), start) }
}

/** Some programs write into the rule the hour that DTSTART already says. Any other hour is left in, and refused by whoever reads the rule. */
function withoutStart(rule: string, { wall }: Moment): string {
  const said = [
    `BYHOUR=${Number(wall.slice(11, 13))}`,
    `BYMINUTE=${Number(wall.slice(14, 16))}`,
    'BYSECOND=0',
  ]
  return rule
    .toUpperCase()
    .split(';')
    .filter((part) => !said.includes(part))
    .join(';')
}

function extraOf(property: Property, minutes: number, start: Moment, place: Place): Event['extra'] {
  return property.value.split(',').flatMap((value) => {
    const [from = '', till] = value.trim().split('/')
    if (from === '') return []
    const when = whenOf(from, property.parameters.get('TZID'), place)
    const begins = isDay(when) ? { ...start, wall: `${when.day}${start.wall.slice(10)}` } : when
    return [{ start: begins, minutes: till === undefined ? minutes : periodMinutes(begins, till, place) }]
  })
}

function periodMinutes(begins: Moment, till: string, place: Place): number {
  const minutes = minutesOf(till)
  if (minutes !== null) return checkedMinutes(minutes)
  const ends = whenOf(till, undefined, place)
  return checkedMinutes(isDay(ends) ? null : minutesBetween(begins, ends))
}

function oneLine(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim())
}

function cut(text: string): string {
  return text.length <= longestText
    ? text
    : `${text.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Google writes notes as HTML. It would be shown as text, which is safe but no joy to read. */
export function withoutMarkup(text: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return text
  return text
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
}

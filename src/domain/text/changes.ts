import { occurrenceId, openingExceptionId, openingHoursId } from '../../contract/ids.ts'
import type {
  ActivityFields,
  MealFields,
  NoticeFields,
  OpeningExceptionFields,
  OpeningHoursFields,
} from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { EntityType, Weekday } from '../../contract/words.ts'
import { dateOf } from '../dates.ts'
import { sameJson } from '../sameJson.ts'
import { fnv1a } from './fnv.ts'
import type { ProgrammeReading, ReadingReason } from './reading.ts'

interface Drafts {
  activity: ActivityFields
  meal: MealFields
  openingException: OpeningExceptionFields
  openingHours: Partial<Pick<OpeningHoursFields, Weekday>>
  notice: NoticeFields
}

/** What a line of a text became, before anything of it is saved. */
export type Draft = {
  [T in keyof Drafts]: {
    type: T
    id: string
    /** The line that it came from; 0 for the whole text. */
    line: number
    fields: Drafts[T]
    /** Dates on which an activity is not held. */
    cancelledOn: readonly string[]
    /** When it begins is a guess: where the thing is there already, its own first day holds. */
    firstDayGuessed: boolean
  }
}[keyof Drafts]

/** The fields, as they are kept, of what is there already under an id; null where nothing is. */
export type Find = (id: string) => Record<string, unknown> | null

/**
 * What a reading would put into a venue's programme. A thing gets its id from what it is and when (title and date, title and rule, text
 * of a notice), so that the same text read again meets itself, and a text with a new hour changes what it said before.
 */
export function draftsOf(reading: ProgrammeReading): Draft[] {
  const ids = idMaker()
  const usual = { cancelledOn: [], firstDayGuessed: false }
  const hours = Object.keys(reading.openingHours).length > 0
  return [
    ...reading.activities.map(({ line, cancelledOn = [], ...fields }): Draft => {
      const id = ids('activity', fields.title.sv, fields.recurrence ?? dateOf(fields.start))
      const firstDayGuessed = isGuessed(reading, line, 'repeatsFrom', 'everyOtherWeekFrom')
      return { type: 'activity', id, line, fields, cancelledOn, firstDayGuessed }
    }),
    ...reading.meals.map(({ line, ...fields }): Draft => {
      return { ...usual, type: 'meal', id: ids('meal', fields.date, fields.kind), line, fields }
    }),
    ...reading.openingExceptions.map(({ line, ...fields }): Draft => {
      return { ...usual, type: 'openingException', id: openingExceptionId(fields.date), line, fields }
    }),
    ...(hours
      ? [
          {
            ...usual,
            type: 'openingHours' as const,
            id: openingHoursId,
            line: 0,
            fields: reading.openingHours,
          },
        ]
      : []),
    ...reading.notices.map(({ line, ...fields }): Draft => {
      const firstDayGuessed = isGuessed(reading, line, 'noticeSpanAssumed')
      return { ...usual, type: 'notice', id: ids('notice', fields.text.sv), line, fields, firstDayGuessed }
    }),
  ]
}

/**
 * The changes that drafts make to what is there; none where all of it is there already. What a text does not say is left as it is:
 * nothing is taken away, and what staff have filled in stays. A field that somebody has emptied by hand (`undefined`) is taken away.
 */
export function changesOf(drafts: readonly Draft[], find: Find): Change[] {
  return drafts.flatMap((draft) => [
    ...changeOf(draft.type, draft.id, wanted(draft, find(draft.id)), find),
    ...draft.cancelledOn.flatMap((date) =>
      changeOf(
        'occurrence',
        occurrenceId(draft.id, date),
        { activity: draft.id, date, cancelled: true },
        find,
      ),
    ),
  ])
}

/** Whether somebody has taken away what a draft changes, or has changed the same of it, between two looks at what is there. */
export function isMet(draft: Draft, before: Find, now: Find): boolean {
  if (before(draft.id) !== null && now(draft.id) === null) return true
  return changesOf([draft], now).some((change) => {
    const [had, has] = [before(change.id), now(change.id)]
    if (change.do !== 'set' || has === null) return false
    return Object.keys(change.fields).some((field) => !sameJson(had?.[field] ?? null, has[field] ?? null))
  })
}

function wanted(draft: Draft, had: Record<string, unknown> | null): Record<string, unknown> {
  const fields = meant(draft.type, draft.fields)
  if (!draft.firstDayGuessed || had === null) return fields
  if (draft.type === 'notice') {
    const { from: _from, until: _until, ...rest } = fields
    return rest
  }
  if (draft.type !== 'activity' || typeof had.start !== 'string') return fields
  // A rule that says no first day is read as from today on; read again, it goes on from where it began.
  return { ...fields, start: dateOf(had.start) + draft.fields.start.slice(10) }
}

function changeOf(type: EntityType, id: string, fields: Record<string, unknown>, find: Find): Change[] {
  const had = find(id)
  const differing = Object.entries(fields)
    .map(([key, value]): [string, unknown] => [key, value ?? null])
    .filter(([key, value]) => !same(value, had?.[key] ?? null))
  if (differing.length === 0 && had !== null) return []
  if (had === null)
    return [
      { do: 'set', type, id, fields: Object.fromEntries(differing.filter(([, value]) => value !== null)) },
    ]
  const seen = Object.fromEntries(differing.map(([key]) => [key, had[key] ?? null]))
  return [{ do: 'set', type, id, fields: Object.fromEntries(differing), seen }]
}

/** A text in Swedish is the same text when somebody has translated it. */
function same(value: unknown, had: unknown): boolean {
  const [mine, theirs] = [swedish(value), swedish(had)]
  if (mine !== null && theirs !== null) return mine === theirs
  return sameJson(value, had)
}

function swedish(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'sv' in value && typeof value.sv === 'string'
    ? value.sv
    : null
}

function isGuessed(reading: ProgrammeReading, line: number, ...codes: ReadingReason['code'][]): boolean {
  return reading.lines.some(
    ({ number, why }) => number === line && why.some((reason) => codes.includes(reason.code)),
  )
}

/** Gives things of the same kind and name the same ids each time, in the order in which they are met. */
function idMaker() {
  const met = new Map<string, number>()
  return (kind: EntityType, ...name: string[]): string => {
    const text = name.map((part) => part.trim().toLocaleLowerCase('sv')).join('\n')
    const id = `${kind}-${fnv1a(text)}`
    const count = (met.get(id) ?? 0) + 1
    met.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}

/** The contract's defaults: what holds only because nobody has said anything, which must not overwrite what somebody did say. */
const unsaid: Partial<Record<EntityType, Record<string, unknown>>> = {
  activity: { notOnHolidays: true, places: null, membersOnly: false },
  meal: { portions: null, diets: [], allergens: {}, soldOut: false },
}

function meant(type: EntityType, fields: object): Record<string, unknown> {
  const silent = unsaid[type] ?? {}
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => !(key in silent) || JSON.stringify(silent[key]) !== JSON.stringify(value),
    ),
  )
}

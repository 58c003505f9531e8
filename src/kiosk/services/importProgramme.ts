import { createHash } from 'node:crypto'
import type * as z from 'zod'
import { entityFields, occurrenceId } from '../../contract/programme.ts'
import type { EntityType } from '../../contract/words.ts'
import type { Fields } from '../../domain/readable.ts'
import type { ProgrammeReading, ReadingReason } from '../../domain/text/reading.ts'
import type { Patch } from './importer.ts'

/**
 * What a reading changes in a venue's programme. A thing gets its id from what it is and when (title and date, title and rule, text of a
 * notice), so that the same text read again meets itself, and a text with a new hour changes what it said before. What a text does not
 * say is left as it is: nothing is taken away, and what staff have filled in stays.
 * @param find gives the fields of what is there already
 */
export function patchesOf(reading: ProgrammeReading, find: (id: string) => Fields | null): Patch[] {
  const ids = idMaker()
  return [
    ...activityPatches(reading, ids, find),
    ...reading.meals.map(({ line: _, ...fields }) =>
      patch('meal', ids('meal', fields.date, fields.kind), fields),
    ),
    ...reading.openingExceptions.map(({ line: _, ...fields }) =>
      patch('openingException', `opening:${fields.date}`, fields),
    ),
    ...(Object.keys(reading.openingHours).length > 0
      ? [patch('openingHours', 'opening-hours', reading.openingHours)]
      : []),
    ...reading.notices.map(({ line, ...notice }) => {
      const id = ids('notice', notice.text.sv)
      const { from: _from, until: _until, ...rest } = notice
      const guessed = isGuessed(reading, line, 'noticeSpanAssumed')
      return patch('notice', id, guessed && find(id) !== null ? rest : notice)
    }),
  ]
}

function activityPatches(
  reading: ProgrammeReading,
  ids: ReturnType<typeof idMaker>,
  find: (id: string) => Fields | null,
): Patch[] {
  return reading.activities.flatMap(({ line, cancelledOn = [], ...activity }) => {
    const date = activity.start.slice(0, 10)
    const id = ids('activity', activity.title.sv, activity.recurrence ?? date)
    const had = find(id)?.start
    // A rule that says no first day is read as from today on; read again, it goes on from where it began.
    const goesOn = isGuessed(reading, line, 'repeatsFrom') || isGuessed(reading, line, 'everyOtherWeekFrom')
    const begun = goesOn && typeof had === 'string' ? had.slice(0, 10) : date
    const fields = { ...activity, start: begun + activity.start.slice(10) }
    return [
      patch('activity', id, fields),
      ...cancelledOn.map((day) =>
        patch('occurrence', occurrenceId(id, day), { activity: id, date: day, cancelled: true }),
      ),
    ]
  })
}

function isGuessed(reading: ProgrammeReading, line: number, code: ReadingReason['code']): boolean {
  return reading.lines.some(
    ({ number, why }) => number === line && why.some((reason) => reason.code === code),
  )
}

/** Gives things of the same kind and name the same ids each time, in the order in which they are met. */
function idMaker() {
  const met = new Map<string, number>()
  return (kind: EntityType, ...name: string[]): string => {
    const text = name.map((part) => part.trim().toLocaleLowerCase('sv')).join('\n')
    const id = `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
    const count = (met.get(id) ?? 0) + 1
    met.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}

function patch<T extends EntityType>(
  type: T,
  id: string,
  fields: Partial<z.output<(typeof entityFields)[T]>>,
): Patch {
  return { id, type, fields: meant(type, fields) } as Patch
}

/** Without what holds only because nobody has said anything: that must not overwrite what somebody did say. */
function meant(type: EntityType, fields: Fields): Fields {
  const shape: Record<string, z.ZodType> = entityFields[type].shape
  const isDefault = ([key, value]: [string, unknown]) => {
    const unsaid = shape[key]?.safeParse(undefined)
    return unsaid?.success === true && JSON.stringify(unsaid.data) === JSON.stringify(value)
  }
  return Object.fromEntries(Object.entries(fields).filter((field) => !isDefault(field)))
}

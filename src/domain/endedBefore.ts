import { entityFields, presentFields } from '../contract/programme.ts'
import type { EntityType } from '../contract/words.ts'
import { addDays } from './dates.ts'
import { readEntity } from './readable.ts'
import { datesOf } from './recurrence.ts'
import { Unreadable } from './time.ts'

/**
 * Whether nothing of an entity is on `day` or later, a meal of the day before or a series that has ended. One that cannot be read has not ended, nor has what
 * has no date, such as a room.
 */
export function endedBefore(type: string, fields: Record<string, unknown>, day: string): boolean {
  if (!isDated(type) || readEntity(type, fields) === null) return false
  if (type === 'activity') return lastHeldBefore(fields, day)
  // A moved occurrence is of both its dates.
  const dates = [fields.date, fields.movedTo, fields.until].filter((date) => typeof date === 'string')
  return dates.length > 0 && dates.every((date) => date.slice(0, 10) < day)
}

const dated = ['activity', 'occurrence', 'meal', 'notice', 'openingException'] as const satisfies EntityType[]

function isDated(type: string): type is (typeof dated)[number] {
  return dated.some((each) => each === type)
}

/** Longer than any pause of a series: some say "every second year". */
const yearsAhead = 10

function lastHeldBefore(fields: Record<string, unknown>, day: string): boolean {
  const activity = entityFields.activity.parse(presentFields(fields))
  const { start, recurrence } = activity
  if (start.slice(0, 10) >= day) return false
  if (recurrence === undefined) return true
  // One that is to go on for ever need not be reckoned out.
  if (!/UNTIL|COUNT/i.test(recurrence)) return false
  try {
    return datesOf(activity, day, addDays(day, 366 * yearsAhead)).length === 0
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

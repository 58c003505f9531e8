import type { Programme } from '../../../contract/programme.ts'
import { addDays } from '../../../domain/dates.ts'
import { assembleWeek } from '../../../domain/day.ts'
import { roomOf } from '../../../domain/editing/clashes.ts'
import type { Filled } from '../../../domain/editing/form.ts'
import { isHeld } from '../../../domain/held.ts'
import { holidayOn } from '../../../domain/holidays.ts'
import { hoursOn, isStatedOn } from '../../../domain/opening.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { minutesOf } from './layout.ts'
import { endOf } from './read.ts'
import { t } from './text.ts'

/**
 * What a person should know before they save, in sentences; none of it stops them.
 * @param except id of the occurrence that the form shows
 */
export function warningsFor(programme: Programme, filled: Filled, except: string | null): string[] {
  const { date, time, minutes, repeat, details } = filled
  const holiday = holidayOn(date)
  const hours = hoursOn(programme, date)
  const start = minutesOf(time)
  const opensLate = hours && start < minutesOf(hours.from)
  const endsLate = hours && hours.to > hours.from && start + minutes > minutesOf(hours.to)
  const name = holiday && sv[`holiday.${holiday}`]
  const isSkipped = repeat !== 'kept' && repeat.kind !== 'once' && details.notOnHolidays
  return [
    ...(name
      ? [
          isSkipped
            ? t('warning.holiday', { holiday: name })
            : t('warning.onHoliday', { holiday: name.toLowerCase() }),
        ]
      : []),
    ...(isStatedOn(programme, date) && hours === null ? [t('warning.closed')] : []),
    ...(hours && (opensLate || endsLate)
      ? [t('warning.outside', { from: clockText(hours.from), to: clockText(hours.to) })]
      : []),
    ...clashSentences(programme, filled, except),
  ]
}

function clashSentences(programme: Programme, filled: Filled, except: string | null): string[] {
  const { date, time, details } = filled
  const { room, place } = details
  const name = programme.rooms.find(({ id }) => id === room)?.name.sv
  if (!room || place || name === undefined) return []
  const [from, to] = [`${date}T${time}`, endOf(filled)]
  return heldOn(programme, date)
    .filter(
      (view) => view.id !== except && roomOf(programme, view) === room && view.start < to && from < view.end,
    )
    .map((view) =>
      t('warning.clash', {
        room: name,
        title: view.title.sv,
        from: clockText(view.start),
        to: clockText(view.end),
      }),
    )
}

/** What is held on a date, and on the one before it, which may run over midnight. */
function heldOn(programme: Programme, date: string) {
  const counts = { joined: new Map<string, number>(), ordered: new Map<string, number>() }
  const before = addDays(date, -1)
  return [before, date]
    .flatMap((day) =>
      assembleWeek({ programme, now: 0, counts, from: day }).days.filter((one) => one.date === day),
    )
    .flatMap(({ occurrences }) => occurrences)
    .filter(isHeld)
}

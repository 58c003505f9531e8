import type * as z from 'zod'
import type { Clock, NewId } from '../../contract/clock.ts'
import { openingExceptionId, partsOfOccurrence, type StaffText } from '../../contract/programme.ts'
import type { Change, EditKind } from '../../contract/staff/edit.ts'
import type { todayContract } from '../../contract/staff/today.ts'
import { dateOf, timeOf } from '../../domain/dates.ts'
import { findOccurrence, zoneOf } from '../../domain/day.ts'
import type { EditRefusal, Written } from '../../domain/edits.ts'
import { openingAt } from '../../domain/opening.ts'
import { isWallTime, localDateTime } from '../../domain/time.ts'
import { closedNow, openedNow } from '../../domain/todaysHours.ts'
import type { Editor } from '../services/edit.ts'
import type { ProgrammeService } from '../services/programme.ts'

type Asked<K extends keyof typeof todayContract> = z.output<
  NonNullable<(typeof todayContract)[K]['~orpc']['inputSchema']>
>
type Answer = Written | EditRefusal

const unchanged: Written = { editId: null, changes: [] }

/**
 * The quick actions of today. They change the venue's own programme, never the example; each is one edit of one entity that says what
 * shall hold, whatever stood there, so that two taps of two people end in what the last one said. `person` is the id of who acts.
 */
export function todayActions(options: {
  editor: Editor
  programme: ProgrammeService
  clock: Clock
  newId: NewId
}) {
  const { editor, programme, clock, newId } = options
  const own = () => programme.shown().own
  const zone = () => zoneOf(own())
  const wallClock = () => localDateTime(clock.wall(), zone())
  const isOnTheClock = (time: string) => isWallTime(time, zone())

  function save(person: string, kind: EditKind, change: Omit<Extract<Change, { do: 'set' }>, 'do'>): Answer {
    return editor.save([{ do: 'set', ...change }], { person, kind, quick: true })
  }

  /** One that is held today or was to be, with what tells it from its rule. */
  function occurrence(id: string) {
    const today = dateOf(wallClock())
    const view = findOccurrence(programme.ownInput(today), id)
    const activity = own().activities.find((one) => one.id === view?.activity)
    if (view === null || activity === undefined) return null
    const { date } = partsOfOccurrence(id)
    if (date !== today && dateOf(view.start) !== today) return null
    return { view, activity: activity.id, date, planned: `${date}T${timeOf(activity.start)}` }
  }

  return {
    cancel(
      { occurrenceId: id, cancelled, reason }: Asked<'cancel'>,
      person: string,
    ): Answer | { code: 'NO_SUCH_OCCURRENCE' } {
      const found = occurrence(id)
      if (found === null) return { code: 'NO_SUCH_OCCURRENCE' }
      if (!cancelled && !found.view.cancelled) return unchanged
      const { activity, date } = found
      return save(person, cancelled ? 'cancelled' : 'held', {
        type: 'occurrence',
        id,
        fields: { activity, date, cancelled, reason: swedish(reason) },
      })
    },

    move(
      { occurrenceId: id, to, reason }: Asked<'move'>,
      person: string,
    ): Answer | { code: 'NO_SUCH_OCCURRENCE' } {
      const found = occurrence(id)
      if (found === null) return { code: 'NO_SUCH_OCCURRENCE' }
      if (!isOnTheClock(to)) return { code: 'UNREADABLE', type: 'occurrence', id, field: 'movedTo' }
      const { activity, date, view, planned } = found
      if (to === planned && view.movedFrom === undefined) return unchanged
      const isBack = to === planned
      const moved = { movedTo: isBack ? null : to, moveReason: isBack ? null : swedish(reason) }
      return save(person, 'moved', { type: 'occurrence', id, fields: { activity, date, ...moved } })
    },

    soldOut({ mealId: id, soldOut }: Asked<'soldOut'>, person: string): Answer | { code: 'NO_SUCH_MEAL' } {
      if (!own().meals.some((meal) => meal.id === id && meal.date === dateOf(wallClock())))
        return { code: 'NO_SUCH_MEAL' }
      return save(person, 'soldOut', { type: 'meal', id, fields: { soldOut } })
    },

    message({ text, urgent, until }: Asked<'message'>, person: string): Answer {
      const id = newId()
      const from = wallClock()
      if (!isOnTheClock(until) || until <= from)
        return { code: 'UNREADABLE', type: 'notice', id, field: 'until' }
      const level = urgent ? 'urgent' : 'normal'
      return save(person, 'message', {
        type: 'notice',
        id,
        fields: { text: { sv: text }, level, from, until },
      })
    },

    endMessage({ noticeId: id }: Asked<'endMessage'>, person: string): Answer {
      const notice = own().notices.find((one) => one.id === id)
      const now = wallClock()
      if (notice === undefined || notice.from > now || notice.until <= now) return unchanged
      return save(person, 'message', { type: 'notice', id, fields: { until: now } })
    },

    open({ until }: Asked<'open'>, person: string): Answer {
      const date = dateOf(wallClock())
      const id = openingExceptionId(date)
      if (until === undefined && openingAt(own(), clock.wall(), zone()).open) return unchanged
      const hours = openedNow(own(), wallClock(), until)
      if (hours === null) return { code: 'UNREADABLE', type: 'openingException', id, field: 'hours' }
      return save(person, 'opened', { type: 'openingException', id, fields: { date, hours, reason: null } })
    },

    close({ reason }: Asked<'close'>, person: string): Answer {
      const date = dateOf(wallClock())
      const { known, open, today } = openingAt(own(), clock.wall(), zone())
      const isOver = today === null || (!open && today.from < timeOf(wallClock()))
      if (known && isOver && reason === undefined) return unchanged
      const hours = closedNow(own(), wallClock())
      return save(person, 'closed', {
        type: 'openingException',
        id: openingExceptionId(date),
        fields: { date, hours, reason: swedish(reason) },
      })
    },

    undo: ({ editId }: Asked<'undo'>, person: string): Answer => editor.undo(editId, person, 'quick'),
  }
}
export type TodayActions = ReturnType<typeof todayActions>

function swedish(text: string | undefined): StaffText | null {
  return text ? { sv: text } : null
}

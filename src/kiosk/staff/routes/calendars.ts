import type { CalendarService } from '../calendars.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { editedOrThrow, orRefused, orThrow } from './answer.ts'

/** Calendars of others, for role `staff` and above. */
export function calendarRoutes({ calendars, guard }: { calendars: CalendarService; guard: BehindDoor }) {
  const os = implementer.staff.calendars
  const staff = guard('staff')
  return os.router({
    read: os.read.use(staff).handler(({ input, errors }) => {
      const read = calendars.read(input.text)
      return orThrow(read, errors)
    }),
    take: os.take.use(staff).handler(({ input, context, errors }) => {
      const taken = calendars.take(context.actor, input)
      return editedOrThrow(orThrow(taken, errors))
    }),
    feeds: os.feeds.use(staff).handler(() => calendars.feeds()),
    subscribe: os.subscribe.use(staff).handler(async ({ input, errors }) => {
      const feed = await calendars.subscribe(input)
      return orRefused(orThrow(feed, errors))
    }),
    refetch: os.refetch.use(staff).handler(async ({ input, errors }) => {
      const feed = await calendars.refetch(input.id)
      return orThrow(feed, errors)
    }),
    unsubscribe: os.unsubscribe.use(staff).handler(({ input, context, errors }) => {
      const ended = calendars.unsubscribe(context.actor, input.id)
      return editedOrThrow(orThrow(ended, errors))
    }),
  })
}

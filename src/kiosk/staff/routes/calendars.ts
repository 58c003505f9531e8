import { ORPCError } from '@orpc/server'
import type { EditRefusal } from '../../services/edit.ts'
import type { CalendarService } from '../calendars.ts'
import { type BehindDoor, implementer } from '../guard.ts'

/** Calendars of others, for role `staff` and above. */
export function calendarRoutes({ calendars, guard }: { calendars: CalendarService; guard: BehindDoor }) {
  const os = implementer.staff.calendars
  const staff = guard('staff')
  return os.router({
    read: os.read.use(staff).handler(({ input, errors }) => {
      const read = calendars.read(input.text)
      if (read === 'NOT_A_CALENDAR') throw errors.NOT_A_CALENDAR()
      return read
    }),
    take: os.take.use(staff).handler(({ input, context, errors }) => {
      const taken = calendars.take(context.actor, input)
      if (taken === 'NOT_A_CALENDAR') throw errors.NOT_A_CALENDAR()
      return orRefused(taken)
    }),
    feeds: os.feeds.use(staff).handler(() => calendars.feeds()),
    subscribe: os.subscribe.use(staff).handler(async ({ input, errors }) => {
      const feed = await calendars.subscribe(input)
      if (feed === 'BAD_ADDRESS') throw errors.BAD_ADDRESS()
      return orRefused(feed)
    }),
    refetch: os.refetch.use(staff).handler(async ({ input, errors }) => {
      const feed = await calendars.refetch(input.id)
      if (feed === 'NO_SUCH_FEED') throw errors.NO_SUCH_FEED()
      return feed
    }),
    unsubscribe: os.unsubscribe.use(staff).handler(({ input, context, errors }) => {
      const ended = calendars.unsubscribe(context.actor, input.id)
      if (ended === 'NO_SUCH_FEED') throw errors.NO_SUCH_FEED()
      return orRefused(ended)
    }),
  })
}

/** A refusal becomes the declared error of the same name. */
function orRefused<T extends object>(answer: T | EditRefusal): Exclude<T, EditRefusal> {
  if (!isRefusal(answer)) return answer as Exclude<T, EditRefusal>
  const { code, ...data } = answer
  throw new ORPCError(code, { status: statuses[code], data, defined: true })
}

const statuses = {
  CHANGED_MEANWHILE: 409,
  UNREADABLE: 422,
  PERSONAL_NUMBER: 422,
  NOT_ALLOWED: 403,
  NOT_SAVED: 503,
} as const satisfies Record<EditRefusal['code'], number>

function isRefusal(answer: object): answer is EditRefusal {
  return 'code' in answer
}

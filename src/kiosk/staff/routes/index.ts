import { ORPCError } from '@orpc/server'
import { behindDoor, implementer } from '../guard.ts'
import type { StaffServices } from '../index.ts'
import { doorRoutes } from './door.ts'
import { peopleRoutes } from './people.ts'
import { settingsRoutes } from './settings.ts'

// SKELETON: each section is replaced by its own file.
const missing = () => {
  throw new ORPCError('NOT_IMPLEMENTED')
}

/** The contract of the staff pages, kept by the services. */
export function staffRoutes(services: StaffServices) {
  const os = implementer.staff
  const guard = behindDoor(services.sessions.actorOf)
  return os.router({
    door: doorRoutes(services, guard),
    people: peopleRoutes(services, guard),
    settings: settingsRoutes(services, guard),
    today: os.today.router({
      live: os.today.live.handler(missing),
      cancel: os.today.cancel.handler(missing),
      move: os.today.move.handler(missing),
      soldOut: os.today.soldOut.handler(missing),
      message: os.today.message.handler(missing),
      endMessage: os.today.endMessage.handler(missing),
      open: os.today.open.handler(missing),
      close: os.today.close.handler(missing),
      headcount: os.today.headcount.handler(missing),
      undoVisit: os.today.undoVisit.handler(missing),
      undo: os.today.undo.handler(missing),
    }),
    programme: os.programme.router({
      all: os.programme.all.handler(missing),
      week: os.programme.week.handler(missing),
      save: os.programme.save.handler(missing),
      undo: os.programme.undo.handler(missing),
      history: os.programme.history.handler(missing),
      orders: os.programme.orders.handler(missing),
    }),
    calendars: os.calendars.router({
      read: os.calendars.read.handler(missing),
      take: os.calendars.take.handler(missing),
      feeds: os.calendars.feeds.handler(missing),
      subscribe: os.calendars.subscribe.handler(missing),
      refetch: os.calendars.refetch.handler(missing),
      unsubscribe: os.calendars.unsubscribe.handler(missing),
    }),
  })
}

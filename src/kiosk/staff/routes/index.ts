import { ORPCError } from '@orpc/server'
import type { CalendarService } from '../calendars.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { calendarRoutes } from './calendars.ts'

// SKELETON: each section is replaced by its own file.
const missing = () => {
  throw new ORPCError('NOT_IMPLEMENTED')
}

/** `calendars` is answered when its service and the door are given. */
export function staffRoutes(given: { calendars?: CalendarService; guard?: BehindDoor } = {}) {
  const os = implementer.staff
  const { calendars, guard } = given
  return os.router({
    door: os.door.router({
      state: os.door.state.handler(missing),
      setUp: os.door.setUp.handler(missing),
      enter: os.door.enter.handler(missing),
      enterByBadge: os.door.enterByBadge.handler(missing),
      stay: os.door.stay.handler(missing),
      leave: os.door.leave.handler(missing),
    }),
    people: os.people.router({
      list: os.people.list.handler(missing),
      add: os.people.add.handler(missing),
      change: os.people.change.handler(missing),
      newPin: os.people.newPin.handler(missing),
      newBadge: os.people.newBadge.handler(missing),
      dropBadge: os.people.dropBadge.handler(missing),
      remove: os.people.remove.handler(missing),
    }),
    settings: os.settings.router({
      get: os.settings.get.handler(missing),
      save: os.settings.save.handler(missing),
    }),
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
    calendars:
      calendars && guard
        ? calendarRoutes({ calendars, guard })
        : os.calendars.router({
            read: os.calendars.read.handler(missing),
            take: os.calendars.take.handler(missing),
            feeds: os.calendars.feeds.handler(missing),
            subscribe: os.calendars.subscribe.handler(missing),
            refetch: os.calendars.refetch.handler(missing),
            unsubscribe: os.calendars.unsubscribe.handler(missing),
          }),
  })
}

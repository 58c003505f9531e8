import { ORPCError } from '@orpc/server'
import type { StaffServices } from '../compose.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { programmeRoutes } from './programme.ts'
import { todayRoutes } from './today.ts'

// SKELETON: each section is replaced by its own file.
const missing = () => {
  throw new ORPCError('NOT_IMPLEMENTED')
}

export function staffRoutes(behind: BehindDoor, { today, programme }: StaffServices) {
  const os = implementer.staff
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
    today: todayRoutes(behind, today),
    programme: programmeRoutes(behind, programme),
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

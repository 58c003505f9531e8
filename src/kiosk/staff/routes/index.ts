import type { StaffServices } from '../compose.ts'
import { behindDoor, implementer } from '../guard.ts'
import { calendarRoutes } from './calendars.ts'
import { carryRoutes } from './carry.ts'
import { doorRoutes } from './door.ts'
import { peopleRoutes } from './people.ts'
import { programmeRoutes } from './programme.ts'
import { settingsRoutes } from './settings.ts'
import { todayRoutes } from './today.ts'

/** The contract of the staff pages, kept by the services. */
export function staffRoutes(services: StaffServices) {
  const guard = behindDoor(services.sessions.actorOf)
  return implementer.staff.router({
    door: doorRoutes(services, guard),
    people: peopleRoutes(services, guard),
    settings: settingsRoutes(services, guard),
    today: todayRoutes(guard, services.sessions, services.today),
    programme: programmeRoutes(guard, services.programme),
    calendars: calendarRoutes({ calendars: services.calendars, guard }),
    carry: carryRoutes({ carry: services.carry, guard }),
  })
}

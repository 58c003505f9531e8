import { calendarsContract } from './calendars.ts'
import { carryContract } from './carry.ts'
import { doorContract, peopleContract } from './door.ts'
import { programmeContract } from './edit.ts'
import { settingsContract } from './settings.ts'
import { todayContract } from './today.ts'

/** All that the staff pages ask. A kiosk keeps it for its own venue; a hub keeps the part in `atHub.ts` for each of its venues. */
export const staffContract = {
  door: doorContract,
  today: todayContract,
  programme: programmeContract,
  calendars: calendarsContract,
  people: peopleContract,
  settings: settingsContract,
  carry: carryContract,
}

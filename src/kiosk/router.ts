import { assembleFood, assembleWeek } from '../domain/day.ts'
import type { CheckIn } from './services/checkIn.ts'
import type { Live } from './services/live.ts'
import type { OtherVenues } from './services/otherVenues.ts'
import type { ProgrammeService } from './services/programme.ts'
import type { StaffServices } from './staff/compose.ts'
import { implementer as os } from './staff/guard.ts'
import { orThrow } from './staff/routes/answer.ts'
import { staffRoutes } from './staff/routes/index.ts'
import type { SyncStatus } from './store/syncStatus.ts'

/** The contract of the page, kept by the services. */
export function kioskRouter(services: {
  live: Live
  programme: ProgrammeService
  otherVenues: OtherVenues
  checkIn: CheckIn
  staff: StaffServices
  syncStatus: () => SyncStatus & { revoked: boolean }
}) {
  const { live, programme, otherVenues, checkIn, staff, syncStatus } = services
  return os.router({
    day: { live: os.day.live.handler(({ signal }) => live.subscribe(signal)) },
    week: os.week.handler(({ input }) => assembleWeek({ ...programme.viewInput(), from: input.from })),
    food: os.food.handler(() => assembleFood(programme.viewInput())),
    otherVenues: os.otherVenues.handler(({ input }) => otherVenues.on(input.date)),
    infoPages: os.infoPages.handler(() =>
      programme.shown().programme.infoPages.toSorted((a, b) => a.order - b.order),
    ),
    checkIn: {
      touch: os.checkIn.touch.handler(({ input, errors }) => orThrow(checkIn.touch(input), errors)),
      join: os.checkIn.join.handler(({ input, errors }) => orThrow(checkIn.join(input), errors)),
      orderMeal: os.checkIn.orderMeal.handler(({ input, errors }) =>
        orThrow(checkIn.orderMeal(input), errors),
      ),
      partySize: os.checkIn.partySize.handler(({ input, errors }) =>
        orThrow(checkIn.partySize(input), errors),
      ),
      firstTime: os.checkIn.firstTime.handler(({ input, errors }) =>
        orThrow(checkIn.firstTime(input), errors),
      ),
      undo: os.checkIn.undo.handler(({ input, errors }) => orThrow(checkIn.undo(input), errors)),
      withdraw: os.checkIn.withdraw.handler(({ input, errors }) => orThrow(checkIn.withdraw(input), errors)),
    },
    staff: staffRoutes(staff),
    syncStatus: os.syncStatus.handler(() => syncStatus()),
  })
}

import type { DoorServices } from '../doorServices.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { orThrow, refusePersonalNumber } from './answer.ts'

export function doorRoutes({ door, sessions, settings }: DoorServices, behindDoor: BehindDoor) {
  const os = implementer.staff.door
  // Whoever has come in, whatever they may do there.
  const inside = behindDoor('host')
  return os.router({
    state: os.state.handler(() => door.state()),
    setUp: os.setUp.handler(async ({ input, errors }) => {
      refusePersonalNumber({ name: input.name, pin: input.pin }, errors)
      return orThrow(await door.setUp(input), errors)
    }),
    enter: os.enter.handler(async ({ input, errors }) => {
      const answer = orThrow(await door.enter(input), errors)
      if ('lockedMs' in answer) throw errors.LOCKED({ data: answer })
      return answer
    }),
    enterByBadge: os.enterByBadge.handler(({ input, errors }) => orThrow(door.enterByBadge(input), errors)),
    stay: os.stay.use(inside).handler(() => ({ idleMs: settings.staffIdleMs() })),
    leave: os.leave.use(inside).handler(({ context }) => {
      sessions.end(context.staffToken)
      return {}
    }),
  })
}

import type { DoorServices } from '../doorServices.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { orThrow, refusePersonalNumber } from './answer.ts'

export function peopleRoutes({ people, sessions }: DoorServices, behindDoor: BehindDoor) {
  const os = implementer.staff.people
  const administrator = behindDoor('administrator')
  return os.router({
    list: os.list.use(administrator).handler(() => people.list()),
    add: os.add.use(administrator).handler(async ({ input, errors }) => {
      refusePersonalNumber({ name: input.name, pin: input.pin }, errors)
      return orThrow(await people.add(input), errors)
    }),
    change: os.change.use(administrator).handler(({ input, errors }) => {
      refusePersonalNumber({ name: input.name }, errors)
      return orThrow(people.change(input), errors)
    }),
    newPin: os.newPin.use(administrator).handler(async ({ input, context, errors }) => {
      refusePersonalNumber({ pin: input.pin }, errors)
      orThrow(await people.newPin(input), errors)
      // Whoever got in by the old one is out; who has just made the new one is not.
      sessions.endOthers(input.id, context.staffToken)
      return {}
    }),
    newBadge: os.newBadge.use(administrator).handler(({ input, context, errors }) => {
      const badge = orThrow(people.newBadge(input), errors)
      // The old one may be in a stranger's hand, who is in.
      sessions.endOthers(input.id, context.staffToken)
      return badge
    }),
    dropBadge: os.dropBadge.use(administrator).handler(({ input, context, errors }) => {
      const person = orThrow(people.dropBadge(input), errors)
      sessions.endOthers(input.id, context.staffToken)
      return person
    }),
    remove: os.remove.use(administrator).handler(({ input, errors }) => {
      orThrow(people.remove(input), errors)
      return {}
    }),
  })
}

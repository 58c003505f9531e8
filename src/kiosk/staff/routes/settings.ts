import type { DoorServices } from '../doorServices.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { orThrow } from './answer.ts'

export function settingsRoutes({ settings }: DoorServices, behindDoor: BehindDoor) {
  const os = implementer.staff.settings
  const administrator = behindDoor('administrator')
  return os.router({
    get: os.get.use(administrator).handler(() => settings.get()),
    save: os.save.use(administrator).handler(({ input, errors }) => {
      const answer = settings.save(input)
      if (typeof answer === 'object' && 'theirs' in answer) throw errors.CHANGED_MEANWHILE({ data: answer })
      return orThrow(answer, errors)
    }),
  })
}

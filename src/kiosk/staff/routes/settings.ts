import { type BehindDoor, implementer } from '../guard.ts'
import type { StaffServices } from '../index.ts'
import { orThrow } from './answer.ts'

export function settingsRoutes({ settings }: StaffServices, behindDoor: BehindDoor) {
  const os = implementer.staff.settings
  const administrator = behindDoor('administrator')
  return os.router({
    get: os.get.use(administrator).handler(() => settings.get()),
    save: os.save.use(administrator).handler(({ input, errors }) => orThrow(settings.save(input), errors)),
  })
}

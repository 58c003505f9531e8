import type { CarryService } from '../carry.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import { orThrow } from './answer.ts'

/** What is carried to the hub by hand, for role `host` and above. */
export function carryRoutes({ carry, guard }: { carry: CarryService; guard: BehindDoor }) {
  const os = implementer.staff.carry
  const host = guard('host')
  return os.router({
    state: os.state.use(host).handler(() => carry.state()),
    make: os.make
      .use(host)
      .handler(async ({ input, errors }) => orThrow(await carry.make(input.part), errors)),
    handed: os.handed.use(host).handler(({ input, errors }) => orThrow(carry.handed(input.to) ?? {}, errors)),
    keep: os.keep.use(host).handler(({ input, errors }) => orThrow(carry.keep(input.drop), errors)),
    forget: os.forget.use(host).handler(({ input, errors }) => orThrow(carry.forget(input.id) ?? {}, errors)),
  })
}

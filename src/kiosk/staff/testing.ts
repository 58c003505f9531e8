import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { staffHeader } from '../../contract/staff/header.ts'
import type { StaffRole } from '../../contract/words.ts'
import type { Engine } from '../engine.ts'
import { clientOf, type KioskClient } from '../testing.ts'

export const adminPin = '483920'

/** The client of a page whose staff session has this token. */
export function insideOf(engine: Engine, token: string): KioskClient {
  return createORPCClient(
    new RPCLink({
      url: 'http://kiosk.test/rpc',
      headers: { [staffHeader]: token },
      fetch: (request, init) => engine.fetch(new Request(request, init)),
    }),
  )
}

/** Sets the engine's door up with the administrator Karin, and gives her session and client. */
export async function withKarin(engine: Engine) {
  const session = await clientOf(engine).staff.door.setUp({ name: 'Karin', pin: adminPin })
  return { session, karin: insideOf(engine, session.token).staff }
}

/** Adds somebody, lets them in by their PIN, and gives their id and client. */
export async function withPerson(
  engine: Engine,
  karin: KioskClient['staff'],
  person: { name: string; role: StaffRole; pin: string },
) {
  const { id } = await karin.people.add(person)
  const { token } = await clientOf(engine).staff.door.enter({ pin: person.pin })
  return { id, token, client: insideOf(engine, token).staff }
}

/** The declared error that a call is refused with: its code and data. Anything else is thrown. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call
  } catch (error) {
    if (error instanceof ORPCError && error.defined) return { code: error.code, data: error.data }
    throw error
  }
  throw new Error('it was not refused')
}

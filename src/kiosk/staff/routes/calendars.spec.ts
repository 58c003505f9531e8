import { createRouterClient } from '@orpc/server'
import { expect, it } from 'vitest'
import type { StaffRole } from '../../../contract/words.ts'
import type { EditRefusal } from '../../../domain/edits.ts'
import type { CalendarService } from '../calendars.ts'
import { behindDoor } from '../guard.ts'
import { calendarRoutes } from './calendars.ts'

const feedId = '0199b1f2-7c3e-7a10-8000-000000000002'

/** Routes over a service that answers as it is told. */
function clientOf(role: StaffRole | null, answers: Partial<CalendarService>) {
  const service: CalendarService = {
    read: () => 'NOT_A_CALENDAR',
    take: () => ({ editId: null, changes: [] }),
    feeds: () => [],
    subscribe: async () => 'BAD_ADDRESS',
    refetch: async () => 'NO_SUCH_FEED',
    unsubscribe: () => 'NO_SUCH_FEED',
    start() {},
    stop: async () => {},
    ...answers,
  }
  const guard = behindDoor(() => (role === null ? null : { id: feedId, name: 'Karin', role }))
  return createRouterClient(calendarRoutes({ calendars: service, guard }), { context: { staffToken: 'a' } })
}

it.each([
  [null, 'SIGNED_OUT'],
  ['host', 'NOT_ALLOWED'],
] as const)('lets %s in to nothing', async (role, code) => {
  const client = clientOf(role, {})
  await expect(client.feeds()).rejects.toMatchObject({ code })
  await expect(client.take({ text: 'a', organiser: 'PRO' })).rejects.toMatchObject({ code })
  await expect(client.subscribe({ url: 'a', organiser: 'PRO' })).rejects.toMatchObject({ code })
})

it('answers each refusal as the declared error', async () => {
  const client = clientOf('staff', {})
  await expect(client.read({ text: 'a' })).rejects.toMatchObject({ code: 'NOT_A_CALENDAR', defined: true })
  await expect(client.subscribe({ url: 'a', organiser: 'PRO' })).rejects.toMatchObject({
    code: 'BAD_ADDRESS',
  })
  await expect(client.refetch({ id: feedId })).rejects.toMatchObject({ code: 'NO_SUCH_FEED' })
  await expect(client.unsubscribe({ id: feedId })).rejects.toMatchObject({ code: 'NO_SUCH_FEED' })
  const refusals: EditRefusal[] = [{ code: 'PERSONAL_NUMBER', field: 'organiser' }, { code: 'NOT_SAVED' }]
  for (const refusal of refusals) {
    const refused = clientOf('staff', { take: () => refusal })
    const { code, ...data } = refusal
    await expect(refused.take({ text: 'a', organiser: 'PRO' })).rejects.toMatchObject({
      code,
      defined: true,
      ...(code === 'PERSONAL_NUMBER' && { data }),
    })
  }
})

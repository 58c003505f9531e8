import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { v7 as uuid } from 'uuid'
import { expect, it, onTestFinished, vi } from 'vitest'
import { occurrenceId } from '../../src/contract/programme.ts'
import type { staffAtHub } from '../../src/contract/staff/atHub.ts'
import type { Change } from '../../src/contract/staff/edit.ts'
import { localDate } from '../../src/domain/time.ts'
import { createHub } from '../../src/hub/hub.ts'
import { keepingLog, startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { firstOf } from '../../src/kiosk/staff/routes/testing.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { network } from '../support/network.ts'
import { singing } from './singing.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Far less than a pull that waits takes by itself; it is some half a second (two are asked for). */
const soon = 10_000

const today = localDate(Date.now(), 'Europe/Stockholm')

/** A screen that is connected to one hub process, and a venue's staff pages as another process on the same database gives them. */
async function startTwoHubs() {
  const clock = systemClock()
  const { hub, sql, venue } = await startHub({ clock })
  const options = { municipality: 'Prövköping', adminKey: 'key', files: async () => null }
  const other = await createHub({ database: sql, ...options, clock, newId: uuid, log: keepingLog() })
  const address = await other.listen(0)
  onTestFinished(() => other.close())
  const { way, fetch } = network()
  const engine = await testEngine({ clock, fetch })
  const { karin } = await withKarin(engine)
  expect(await engine.enrol((await hub.enrolmentCode(venue.id)).link)).toMatchObject({ result: 'enrolled' })
  const { programme } = createORPCClient<ContractRouterClient<typeof staffAtHub>>(
    new RPCLink({ url: `${address}/staff/${venue.id}/rpc`, headers: { authorization: 'Bearer key' } }),
  )
  const pending = async () => (await clientOf(engine).syncStatus({})).pending
  return { sql, engine, way, karin, programme, pending }
}

const setting = (fields: Record<string, unknown>): Change => ({ ...singing, fields })

it('what a coordinator cancels at one hub process stands as cancelled on the home of a screen at another, at once', async () => {
  const { engine, programme } = await startTwoHubs()
  const start = `${today}T12:00`
  await programme.save({ kind: 'added', changes: [setting({ ...singing.fields, start, recurrence: null })] })
  const shown = async () => (await firstOf(await clientOf(engine).day.live({}))).occurrences
  await vi.waitFor(async () => expect(await shown()).toMatchObject([{ title: { sv: 'Allsång' } }]), 20_000)

  const id = occurrenceId('singing', today)
  const fields = { activity: 'singing', date: today, cancelled: true, reason: { sv: 'Kerstin är sjuk' } }
  const { editId } = await programme.save({
    kind: 'cancelled',
    changes: [{ do: 'set', type: 'occurrence', id, fields }],
  })
  const cancelled = { cancelled: true, reason: { sv: 'Kerstin är sjuk' } }
  await vi.waitFor(async () => expect(await shown()).toMatchObject([cancelled]), soon)
  await programme.undo({ editId: editId ?? '' })
  await vi.waitFor(async () => expect(await shown()).toMatchObject([{ cancelled: false }]), soon)
})

it('edits at a hub and at a screen that was off line meet without losing a field that nobody else touched', async () => {
  const { sql, way, karin, programme, pending } = await startTwoHubs()
  await karin.programme.save({ kind: 'added', changes: [singing] })
  await vi.waitFor(async () => expect(await pending()).toBe(0), 20_000)
  await vi.waitFor(async () => expect((await programme.all()).activities).toHaveLength(1), 20_000)
  way.open = false
  await karin.programme.save({ kind: 'changed', changes: [setting({ leader: 'Siv', durationMinutes: 90 })] })
  await programme.save({ kind: 'changed', changes: [setting({ leader: 'Maj', price: 20 })] })
  way.open = true
  await karin.programme.save({ kind: 'changed', changes: [setting({ places: 12 })] })
  const merged = { leader: 'Maj', price: 20, durationMinutes: 90, places: 12 }
  await vi.waitFor(async () => expect((await programme.all()).activities).toMatchObject([merged]), 20_000)
  await vi.waitFor(
    async () => expect((await karin.programme.all({})).activities).toMatchObject([merged]),
    20_000,
  )
  expect(await sql.query('SELECT field, value FROM conflict')).toEqual([{ field: 'leader', value: 'Siv' }])
})

import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import type { HubContext } from '../../src/hub/context.ts'
import { erasures, findName, forgetName } from '../../src/hub/privacy/forget.ts'
import { backupOf, hubContextOf, startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { testEngine } from '../../src/kiosk/testing.ts'
import { network } from '../support/network.ts'

vi.setConfig({ testTimeout: 60_000 })

const activity = (title: string, leader: string) => ({
  do: 'set' as const,
  type: 'activity' as const,
  id: `activity-${title.length}`,
  fields: {
    title: { sv: title },
    leader,
    goalArea: 'community',
    organiser: { kind: 'municipality' },
    start: '2026-12-01T10:00',
    durationMinutes: 60,
  },
})

/** A screen at a venue of the hub, with somebody who edits there, and whatever network. */
async function screenAt({ hub }: Awaited<ReturnType<typeof startHub>>, venue: { id: string }) {
  const { way, fetch } = network()
  const engine = await testEngine({ clock: systemClock(), fetch })
  expect(await engine.enrol((await hub.enrolmentCode(venue.id)).link)).toMatchObject({ result: 'enrolled' })
  const { karin } = await withKarin(engine)
  const file = engine.options.databaseFile
  return {
    way,
    engine,
    save: (title: string, leader: string) =>
      karin.programme.save({ kind: 'added', changes: [activity(title, leader)] }),
    history: () => karin.programme.history({}),
    /** All that is on its disk. */
    disk: () => [file, `${file}-wal`].map((each) => readFileSync(each, 'latin1')).join(''),
  }
}

const everything = async (context: HubContext) => {
  const tables = ['entity', 'op', 'conflict', 'quarantine', 'device', 'erasure', 'audit', 'privacy_key']
  const rows = await Promise.all(tables.map((table) => context.sql.query(`SELECT * FROM ${table}`)))
  return JSON.stringify(rows, (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString() : value,
  )
}

const name = 'Svetlana Quist'

it('forgets a name at the hub and at every screen, of whichever venue, in the log, the programme and the history, and when it comes again', async () => {
  const all = await startHub({ clock: systemClock() })
  const context = await hubContextOf(all.sql)
  const other = await all.hub.addVenue('Linden')
  const [here, there] = [await screenAt(all, all.venue), await screenAt(all, other)]
  await here.save(`Sång med ${name}`, 'Svetlana')
  await there.save('Bingo', name)
  await vi.waitFor(async () => expect(await everything(context)).toContain('Bingo'), 20_000)
  await vi.waitFor(async () => expect(await everything(context)).toContain(`Sång med ${name}`), 20_000)
  expect(here.disk()).toContain(name)

  // One screen is away, and somebody writes the name there meanwhile.
  there.way.open = false
  await there.save(`Vi tackar ${name}s kör`, 'Bo')
  const found = await findName(context, 'svetlana quist')
  expect(found?.count).toBeGreaterThanOrEqual(4)
  expect(found?.places).toContainEqual({
    kind: 'activity',
    venue: all.venue.id,
    text: expect.stringContaining(`Sång med ${name}`),
  })
  expect(await everything(context)).toContain(name)

  expect(await forgetName(context, name, 'operator')).toBe(found?.count)
  const rid = async () => expect(await everything(context)).not.toMatch(/svetlana quist/i)
  await rid()
  expect(await everything(context)).toContain('Sång med [borttaget]')
  await vi.waitFor(
    async () =>
      expect((await erasures(context))[0]?.waitsFor).toEqual([{ screen: 'Skärm 1', venue: 'Linden' }]),
    { timeout: 20_000 },
  )
  expect(here.disk()).not.toMatch(/svetlana quist/i)
  expect(JSON.stringify(await here.history())).toContain('Sång med [borttaget]')

  there.way.open = true
  await there.save('Fika', 'Bo')
  await vi.waitFor(async () => expect((await erasures(context))[0]?.waitsFor).toEqual([]), {
    timeout: 40_000,
  })
  await vi.waitFor(
    async () => expect(await everything(context)).toContain('Vi tackar [borttaget] kör'),
    20_000,
  )
  await rid()
  expect(there.disk()).not.toMatch(/svetlana quist/i)
  // Nor by whoever writes it once more.
  await here.save(`Åter: ${name}`, name)
  await vi.waitFor(async () => expect(await everything(context)).toContain('Åter: [borttaget]'), 20_000)
  await rid()
  expect(here.disk()).not.toMatch(/svetlana quist/i)

  // The log is still one that the hub takes, and nothing of it is damaged.
  const db = await openDatabase(here.engine.options.databaseFile)
  expect(() => db.exec("UPDATE op SET body = '{}'")).toThrow('append-only')
  db.close()
  expect((await all.hub.overview()).venues.map(({ quarantined }) => quarantined)).toEqual([0, 0])
})

it('is told by its screens what it had forgotten when a backup of before is put back', async () => {
  const all = await startHub({ clock: systemClock() })
  const context = await hubContextOf(all.sql)
  const here = await screenAt(all, all.venue)
  await here.save(`Sång med ${name}`, 'Bo')
  await vi.waitFor(async () => expect(await everything(context)).toContain(name), 20_000)
  expect(await findName(context, 'ab')).toBeNull()
  const backup = await backupOf(all.sql)
  await forgetName(context, name, 'operator')
  await vi.waitFor(async () => expect((await erasures(context))[0]?.waitsFor).toEqual([]), {
    timeout: 20_000,
  })

  await all.hub.close()
  await backup.restore()
  await all.sql.query('DELETE FROM erasure_confirmed')
  await all.sql.query('DELETE FROM erasure')
  expect(await everything(context)).toContain(name)
  await all.again()
  await here.save('Bingo', 'Bo')
  await vi.waitFor(async () => expect(await everything(context)).not.toContain(name), { timeout: 40_000 })
  await vi.waitFor(
    async () => expect(await erasures(context)).toMatchObject([{ done: true, waitsFor: [] }]),
    {
      timeout: 20_000,
    },
  )
  expect(here.disk()).not.toContain(name)
})

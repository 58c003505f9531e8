import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../store/open.ts'
import { damageTable, temporaryFolder } from '../store/testing.ts'
import { clientOf, handClock, keptLog, testEngine } from '../testing.ts'
import { adminPin, refusal, withKarin } from './testing.ts'

const hour = 3_600_000
const longestMs = 15 * 60_000

/** An engine on a file in which Karin may come in and one table is damaged. */
async function damaged(table: string) {
  const databaseFile = join(temporaryFolder(), 'samvaro.sqlite')
  const before = await testEngine({ databaseFile })
  await withKarin(before)
  await before.close()
  await damageTable(databaseFile, table)
  const clock = handClock()
  const log = keptLog()
  const engine = await testEngine({ databaseFile, clock, log })
  return { engine, clock, log, client: clientOf(engine) }
}

it.each(['pin_lock', 'person', 'feed', 'setting'])(
  'greets and counts visitors while the table %s is damaged',
  async (table) => {
    const { clock, client, log } = await damaged(table)
    const day = await client.day.live()
    expect((await day.next()).value).toMatchObject({ venue: { name: 'Exempelgården' } })
    const touchId = '0193a5a0-0000-7000-8000-000000000001'
    expect(await client.checkIn.touch({ touchId, screen: 'a' })).toMatchObject({ visitId: touchId })
    clock.pass(2 * hour)
    if (table !== 'person') await expect.poll(() => log.lines.join()).toMatch(/error: the .* cannot be /)
    await day.return?.(undefined)
  },
)

it('lets nobody guess while the lock is damaged, however long they wait', async () => {
  const { clock, client } = await damaged('pin_lock')
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await client.staff.door.state()).toMatchObject({ lockedMs: longestMs })
    expect(await refusal(client.staff.door.enter({ pin: adminPin }))).toMatchObject({ code: 'NOT_SAVED' })
    clock.pass(longestMs)
  }
})

it('begins the longest lock anew where what is kept makes no sense, and then lets the right one in', async () => {
  const databaseFile = join(temporaryFolder(), 'samvaro.sqlite')
  const clock = handClock()
  const engine = await testEngine({ databaseFile, clock })
  await withKarin(engine)
  const db = await openDatabase(databaseFile)
  db.exec("INSERT INTO pin_lock (one, failures, boot_id, since_mono) VALUES (1, 1 << 60, 'boot-1', 0)")
  db.close()
  const { door } = clientOf(engine).staff
  expect(await door.state()).toMatchObject({ lockedMs: longestMs })
  expect(await refusal(door.enter({ pin: adminPin }))).toMatchObject({ code: 'LOCKED' })
  clock.pass(longestMs)
  expect(await door.enter({ pin: adminPin })).toMatchObject({ person: { name: 'Karin' } })
})

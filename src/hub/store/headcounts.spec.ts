import * as fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import type { WireOp } from '../../contract/ops.ts'
import { enrolKiosk, freshDatabase, standingClock, startHub, visitsMade, wireOpOf } from '../testing.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'

const life = (n: number) => `018f0000-0000-7000-8000-00000000000${n}`
const countOf = (seq: number, persons: number, id: string = uuid(), occurrence: string | null = null) =>
  wireOpOf(seq, 'headcount.made', id, { persons, occurrence })

async function startAll(kiosks = 1) {
  const all = await startHub({ clock: standingClock(Date.UTC(2026, 10, 23, 11)) })
  const screens = []
  for (let n = 0; n < kiosks; n++)
    screens.push(await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link))
  const persons = async () => (await all.hub.overview()).venues[0]?.visitsToday
  return { ...all, screens, persons }
}

it('adds head counts to the persons of the day, each once, on the day and hour of the venue', async () => {
  const { screens, persons, sql } = await startAll()
  const ops = [
    ...visitsMade(3),
    countOf(4, 25, life(8), 'bingo:2026-11-23'),
    countOf(5, -5, life(9), 'bingo:2026-11-23'),
  ]
  for (let time = 0; time < 2; time++)
    expect(await screens[0]?.push({ ops })).toMatchObject({ have: 5, quarantined: [] })
  expect(await persons()).toBe(23)
  expect(await sql.query('SELECT day, hour, occurrence, persons FROM headcount ORDER BY persons')).toEqual([
    { day: '2026-11-23', hour: 10, occurrence: 'bingo:2026-11-23', persons: -5 },
    { day: '2026-11-23', hour: 10, occurrence: 'bingo:2026-11-23', persons: 25 },
  ])
})

it('counts a press once that a kiosk wrote again after its disk was put back', async () => {
  const { screens, persons } = await startAll()
  const press = uuid()
  await screens[0]?.push({ ops: [countOf(1, 12, press)] })
  await screens[0]?.push({ incarnation: life(2), ops: [countOf(1, 12, press, null)] })
  expect(await persons()).toBe(12)
})

it('puts a head count out of bounds in quarantine, and counts the rest', async () => {
  const { screens, persons } = await startAll()
  const ops = [countOf(1, 1001), countOf(2, 7), wireOpOf(3, 'headcount.made', uuid(), { persons: 1.5 })]
  const answer = await screens[0]?.push({ ops })
  expect(answer?.result === 'have' && answer.quarantined.map(({ id }) => id).sort()).toEqual(
    [ops[0]?.id, ops[2]?.id].sort(),
  )
  expect(await persons()).toBe(7)
})

it('sums the same whichever screen arrives first, and however often', async () => {
  const { screens, persons } = await startAll(2)
  let before = 0
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -9, max: 30 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.nat(1), { minLength: 2, maxLength: 5 }),
      async (numbers, order) => {
        round++
        const logs = [0, 1].map((screen) =>
          numbers.filter((_, at) => at % 2 === screen).map((n, at): WireOp => countOf(at + 1, n)),
        )
        for (const screen of [...order, 0, 1]) {
          const incarnation = `018f0000-000${screen}-7000-8000-${String(round).padStart(12, '0')}`
          await screens[screen]?.push({ incarnation, ops: logs[screen] ?? [] })
        }
        const sum = numbers.reduce((total, n) => total + n, 0)
        expect(await persons()).toBe(before + sum)
        before += sum
      },
    ),
    { numRuns: 8 },
  )
})

it('lays its table over a hub that is full already', async () => {
  const { sql } = await freshDatabase(false)
  await migrate(sql, migrations.slice(0, 1))
  const id = life(1)
  await sql.query(`INSERT INTO rollup_day VALUES ($1, $1, '2026-11-23', 10, 2, 6, 1)`, [id])
  await migrate(sql)
  expect(await sql.query('SELECT persons FROM rollup_day')).toEqual([{ persons: 6 }])
  expect(await sql.query('SELECT * FROM headcount')).toEqual([])
})

import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { enrolKiosk, standingClock, startHub, wireOpOf } from '../testing.ts'

const november = Date.UTC(2026, 10, 23)
const january2028 = Date.UTC(2028, 0, 15)

it('puts an op in the month of its id, and moves what a fast clock wrote once that month comes', async () => {
  const clock = standingClock(november)
  const { hub, venue, sql } = await startHub({ clock })
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  const made = (seq: number, ms: number) =>
    wireOpOf(seq, 'visit.made', v7(), { outsideHours: false }, { id: v7({ msecs: ms }) })
  const where = async () =>
    (await sql.query('SELECT tableoid::regclass::text AS part FROM op ORDER BY dseq')).map(({ part }) => part)

  const ops = [made(1, november), made(2, january2028), made(3, Date.UTC(1970, 0, 1))]
  await kiosk.push({ ops })
  expect(await where()).toEqual(['op_2026_11', 'op_other', 'op_other'])

  clock.set(january2028)
  const later = made(4, january2028)
  await kiosk.push({ after: 3, afterId: ops[2]?.id ?? null, ops: [later] })
  expect(await where()).toEqual(['op_2026_11', 'op_2028_01', 'op_other', 'op_2028_01'])

  expect(await kiosk.push({ ops: [...ops, later] })).toMatchObject({ have: 4 })
  expect((await sql.query('SELECT sum(visits) AS visits FROM rollup_day'))[0]).toEqual({ visits: 4 })
})

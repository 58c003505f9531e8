import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { WireOp } from '../../contract/ops.ts'
import type { PullAnswer, PulledVisit } from '../../contract/sync.ts'
import { migrate } from '../store/migrate.ts'
import { migrations } from '../store/migrations/index.ts'
import { backupOf, enrolKiosk, freshDatabase, standingClock, startHub, wireOpOf } from '../testing.ts'

const day = '2026-11-23'
const bingo = `bingo:${day}`
const dayMs = 86_400_000

/** A hub with two screens of one venue, each with a log that it writes on. */
async function startTwo(options: Parameters<typeof startHub>[0] = {}) {
  const clock = standingClock(Date.UTC(2026, 10, 23, 11))
  const all = await startHub({ clock, ...options })
  async function screen(venue = all.venue.id) {
    const wire = await enrolKiosk((await all.hub.enrolmentCode(venue)).link)
    const log: WireOp[] = []
    let incarnation = uuid()
    let acked = 0
    let came: PullAnswer | null = null
    const pulled = new Map<string, PulledVisit>()
    const push = async () => {
      const afterId = log[acked - 1]?.id ?? null
      const answer = await wire.push({ incarnation, after: acked, afterId, ops: log.slice(acked) })
      if (answer.result === 'have') acked = answer.have
      return answer
    }
    return {
      ...wire,
      push,
      /** Writes an op and sends it. */
      async did(kind: string, entity: string, body: object, more: Partial<WireOp> = {}) {
        log.push(wireOpOf(log.length + 1, kind, entity, body, more))
        await push()
      },
      log,
      /** Sends the log anew, as another life of it. */
      anew() {
        incarnation = uuid()
        acked = 0
      },
      /** Takes what stands since the last time; gives the last answer, and keeps all visits as a kiosk does. */
      async pull() {
        do {
          const at: PullAnswer | null = came
          came = await wire.pull({ incarnation, epoch: at?.epoch ?? null, pos: at?.pos ?? 0 })
          if (at === null || came.from !== at.pos) pulled.clear()
          for (const visit of came.visits ?? []) pulled.set(visit.id, visit)
        } while (came.more)
        return came
      },
      visits: () => [...pulled.values()],
      joined: () =>
        [...pulled.values()]
          .filter(({ undone, participations }) => !undone && participations.includes(bingo))
          .reduce((sum, { partySize }) => sum + partySize, 0),
    }
  }
  return { ...all, clock, screen, one: await screen(), two: await screen() }
}

type Screen = Awaited<ReturnType<typeof startTwo>>['one']

async function comes(screen: Screen, more: Partial<WireOp> = {}): Promise<string> {
  const id = uuid()
  await screen.did('visit.made', id, { outsideHours: false }, more)
  return id
}

const joins = (screen: Screen, id: string, joined = true) =>
  screen.did('participation.set', id, { occurrence: bingo, joined })

describe('the screens of a venue', () => {
  it('are told of each other’s visits, with what they take and nothing more', async () => {
    const { one, two } = await startTwo()
    const id = await comes(one)
    await one.did('visit.partySize', id, { size: 3 })
    await one.did('visit.firstTime', id, { firstTime: true })
    await joins(one, id)
    await one.did('mealOrder.set', id, { meal: 'soup', diet: 'vegan', portions: 2 })
    await two.pull()
    expect(two.visits()).toEqual([
      {
        ...{ id, day, hour: 10, partySize: 3, undone: false, participations: [bingo] },
        mealOrders: [{ mealId: 'soup', diet: 'vegan', portions: 2 }],
      },
    ])
  })

  it('give a place back with an undo, a smaller party and a choice taken back', async () => {
    const { one, two } = await startTwo()
    const [a, b, c] = [await comes(one), await comes(one), await comes(one)]
    for (const id of [a, b, c]) {
      await one.did('visit.partySize', id, { size: 2 })
      await joins(one, id)
    }
    await two.pull()
    expect(two.joined()).toBe(6)
    await one.did('visit.undone', a, {})
    await one.did('visit.partySize', b, { size: 1 })
    await joins(one, c, false)
    const { visits } = await two.pull()
    expect(visits?.map(({ id }) => id).sort()).toEqual([a, b, c].sort())
    expect(two.joined()).toBe(1)
    // Staff of the other screen may undo what they have been told of, too.
    await two.did('visit.undone', b, {})
    await one.pull()
    expect(one.joined()).toBe(0)
  })

  it('are told of crowds, each once', async () => {
    const { one, two } = await startTwo()
    const id = uuid()
    await one.did('headcount.made', id, { persons: 12, occurrence: bingo })
    await two.did('headcount.made', id, { persons: 12, occurrence: bingo })
    const { headcounts } = await two.pull()
    expect(headcounts).toEqual([{ id, day, hour: 10, occurrence: bingo, persons: 12 }])
  })

  it('hear nothing of another venue', async () => {
    const { hub, one, screen } = await startTwo()
    const linden = await screen((await hub.addVenue('Linden')).id)
    await joins(one, await comes(one))
    expect(await linden.pull()).toMatchObject({ visits: [], headcounts: [], pos: 0 })
  })

  it('are woken by nothing that changes nothing', async () => {
    const { one, two } = await startTwo()
    await joins(one, await comes(one))
    const { pos } = await two.pull()
    one.anew()
    await one.push()
    expect(await two.pull()).toMatchObject({ from: pos, pos, visits: [] })
  })
})

describe('a visit is told once', () => {
  it('when its screen sends its log as another life, or as another device', async () => {
    const { one, two, screen } = await startTwo()
    await joins(one, await comes(one))
    one.anew()
    await one.push()
    const again = await screen()
    again.log.push(...one.log)
    await again.push()
    for (const each of [one, two, again]) {
      await each.pull()
      expect(each.visits()).toHaveLength(1)
      expect(each.joined()).toBe(1)
    }
  })

  it('when a disk was put back and its screen went on otherwise', async () => {
    const { one, two } = await startTwo()
    await joins(one, await comes(one))
    await joins(one, await comes(one))
    await two.pull()
    one.log.splice(2)
    one.anew()
    await joins(one, await comes(one))
    await two.pull()
    await one.pull()
    // What the disk lost is told to it as well.
    expect([one.joined(), two.joined()]).toEqual([3, 3])
  })

  it('when the hub was put back to a backup, and its screens have sent again', async () => {
    const { one, two, sql } = await startTwo()
    const first = await comes(one)
    await joins(one, first)
    await two.pull()
    const backup = await backupOf(sql)
    await joins(one, await comes(one))
    await two.pull()
    expect(two.joined()).toBe(2)
    await backup.restore()
    expect(await one.push()).toMatchObject({ result: 'rewind', have: 2 })
    one.anew()
    await one.push()
    await two.pull()
    expect(two.joined()).toBe(2)
    expect(two.visits()).toHaveLength(2)
  })
})

describe('the days that are told of', () => {
  it('are those from yesterday on, and for a visit that has chosen something four weeks', async () => {
    const { one, clock, screen } = await startTwo()
    const days = [0, 1, 2, 27, 29]
    const ids = []
    for (const ago of days) {
      const atWall = Date.UTC(2026, 10, 23, 9, 24) - ago * dayMs
      const [plain, chooser] = [await comes(one, { atWall }), await comes(one, { atWall })]
      await joins(one, chooser)
      ids.push({ ago, plain, chooser })
    }
    const fresh = await screen()
    await fresh.pull()
    const told = new Set(fresh.visits().map(({ id }) => id))
    expect(ids.filter(({ plain }) => told.has(plain)).map(({ ago }) => ago)).toEqual([0, 1])
    expect(ids.filter(({ chooser }) => told.has(chooser)).map(({ ago }) => ago)).toEqual([0, 1, 2, 27])
    expect(await fresh.pull()).toMatchObject({ visitsSince: '2026-10-26' })
    // One who has heard of a choice hears of its end.
    const old = ids.find(({ ago }) => ago === 27)?.chooser ?? ''
    await joins(one, old, false)
    expect((await fresh.pull()).visits).toMatchObject([{ id: old, participations: [] }])
    clock.set(Date.UTC(2026, 10, 25, 11))
    const later = await screen()
    await later.pull()
    expect(later.visits()).toHaveLength(3)
  })

  it('come page by page among the programme, whatever comes meanwhile', async () => {
    const { one, two } = await startTwo()
    for (let n = 0; n < 700; n++) {
      const at = one.log.length + 1
      const fields = { text: `${n}` }
      one.log.push(
        wireOpOf(at, 'entity.patched', `n${n}`, { type: 'notice', fields }),
        wireOpOf(at + 1, 'visit.made', uuid(), { outsideHours: false }),
      )
    }
    await one.push()
    const answer = await two.pull()
    expect(two.visits()).toHaveLength(700)
    expect(answer).toMatchObject({ more: false, pos: 1400 })
  })
})

it('lays its positions over a hub that is full already', async () => {
  const { sql } = await freshDatabase(false)
  await migrate(
    sql,
    migrations.filter(({ version }) => version < 5),
  )
  const [municipality, venue] = [uuid(), uuid()]
  await sql.query('INSERT INTO municipality VALUES ($1, $2)', [municipality, 'Prövköping'])
  await sql.query(`INSERT INTO venue VALUES ($1, $2, 'Björken', 'Europe/Stockholm')`, [municipality, venue])
  await sql.query('INSERT INTO stream VALUES ($1, $2, 40)', [municipality, venue])
  const state = (chosen: string[]) =>
    JSON.stringify({
      ...{ partySize: 1, firstTime: null, participations: chosen, mealOrders: [] },
      ...{ outsideHours: false, undone: false },
    })
  for (const [ago, chosen] of [
    [0, [bingo]],
    [3, []],
    [300, [bingo]],
  ] as const)
    await sql.query(`INSERT INTO visit VALUES ($1, $2, $3, current_date - $4::int, 10, 1, NULL, false, $5)`, [
      ...[municipality, uuid(), venue, ago, state([...chosen])],
    ])
  await migrate(sql)
  expect(
    await sql.query(
      'SELECT current_date - day AS ago, pos > 40 AS told, chosen FROM visit ORDER BY day DESC',
    ),
  ).toEqual([
    { ago: 0, told: true, chosen: true },
    { ago: 3, told: true, chosen: false },
    { ago: 300, told: null, chosen: true },
  ])
  expect(
    await sql.query('SELECT head, (SELECT count(DISTINCT pos) FROM visit) AS given FROM stream'),
  ).toEqual([{ head: 42, given: 2 }])
})

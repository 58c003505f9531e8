import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { newId } from '../system.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { bingo, came, day, screenOn, screenOnFile } from './testingVisits.ts'

describe('what was done at other screens', () => {
  it('takes places and portions here, and its persons are among those of the day', async () => {
    const screen = await screenOnFile()
    const own = newId()
    screen.made(own)
    screen.join(own)
    const theirs = came(newId(), {
      partySize: 3,
      participations: [bingo],
      mealOrders: [
        { mealId: 'soup', diet: 'vegan', portions: 2 },
        { mealId: 'soup', diet: 'of tomorrow', portions: 1 },
      ],
    })
    expect(screen.take([theirs])).toEqual({ parts: 0, visits: 1 })
    expect(screen.shown()).toEqual({ joined: 4, ordered: 3, persons: 4, elsewhere: 3 })
    expect(screen.store.visits.joinedFrom(day)).toEqual(new Map([[bingo, 4]]))
    expect(screen.store.today.portions('soup')).toEqual([{ diet: 'vegan', portions: 2 }])
  })

  it('gives them back when it is undone, left or made smaller there', async () => {
    const screen = await screenOnFile()
    const [one, two, three] = [newId(), newId(), newId()]
    const all = [one, two, three].map((id) => came(id, { partySize: 2, participations: [bingo] }))
    screen.take(all)
    screen.take([
      came(one, { partySize: 2, participations: [bingo], undone: true }),
      came(two, { partySize: 2 }),
      came(three, { participations: [bingo] }),
    ])
    expect(screen.shown()).toEqual({ joined: 1, ordered: 0, persons: 3, elsewhere: 3 })
  })

  it('is forgotten when the hub begins anew, and when its days are past', async () => {
    const screen = await screenOnFile()
    screen.take([came(newId(), { participations: [bingo] })])
    const [kept, old] = [came(newId()), came(newId(), { day: '2026-10-01', participations: [bingo] })]
    screen.take([kept, old], { epoch: 'e2', from: 0, pos: 2, have: 0 })
    expect(screen.shown()).toEqual({ joined: 1, ordered: 0, persons: 1, elsewhere: 1 })
    screen.take([], { epoch: 'e2' }, '2026-11-01')
    expect(screen.shown()).toEqual({ joined: 0, ordered: 0, persons: 1, elsewhere: 1 })
    expect(screen.db.prepare('SELECT visit FROM venue_participation').all()).toEqual([])
  })

  it('counts a crowd once, whichever screen tells of it', async () => {
    const screen = await screenOnFile()
    const [own, theirs] = [newId(), newId()]
    screen.store.headcounts.add(own, { occurrence: null, persons: 5 }, { date: day, hour: 10 })
    const headcounts = [
      { id: own, day, hour: 10, occurrence: null, persons: 5 },
      { id: theirs, day, hour: 10, occurrence: bingo, persons: 20 },
    ]
    const visits = { visits: [], headcounts, since: null }
    expect(screen.take(null, { visits })).toEqual({ parts: 0, visits: 1 })
    screen.take(null, { visits })
    expect(screen.store.headcounts.on(day).map(({ persons }) => persons)).toEqual([5, 20])
  })
})

describe('this screen’s own visits', () => {
  it('count once as the hub tells of them, and wake nobody', async () => {
    const screen = await screenOnFile()
    const id = newId()
    screen.made(id)
    screen.party(id, 2)
    screen.order(id, 1)
    const have = screen.join(id)
    const before = screen.shown()
    const mealOrders = [{ mealId: 'soup', diet: 'vegan', portions: 1 }]
    const echo = came(id, { partySize: 2, participations: [bingo], mealOrders })
    for (const of of [0, have - 1, have])
      expect(screen.take([echo], { have: of })).toEqual({ parts: 0, visits: 0 })
    expect(screen.shown()).toEqual(before)
    expect(before).toEqual({ joined: 2, ordered: 1, persons: 2, elsewhere: 0 })
  })

  it('stand as here while the hub has not all that was done to them, and then as there', async () => {
    const screen = await screenOnFile()
    const id = newId()
    screen.made(id)
    const first = screen.join(id)
    screen.take([came(id, { participations: [bingo] })], { have: first })
    const last = screen.party(id, 4)
    expect(screen.shown()).toMatchObject({ joined: 4, persons: 4 })
    screen.take([came(id, { participations: [bingo], undone: true })])
    expect(screen.shown()).toMatchObject({ joined: 4, persons: 4 })
    screen.take([], { have: last })
    expect(screen.shown()).toEqual({ joined: 0, ordered: 0, persons: 0, elsewhere: 0 })
  })

  it('count once when the screen is enrolled anew and the hub knows them from before', async () => {
    const screen = await screenOnFile()
    const [id, other] = [newId(), newId()]
    screen.made(id)
    const have = screen.join(id)
    const all = [came(id, { participations: [bingo] }), came(other, { participations: [bingo] })]
    screen.take(all, { have })
    screen.enrol()
    expect(screen.shown()).toMatchObject({ joined: 2, persons: 2, elsewhere: 1 })
    for (const of of [0, 1, have]) {
      screen.take(all, { epoch: 'e1', from: 0, pos: 9, have: of })
      expect(screen.shown()).toMatchObject({ joined: 2, persons: 2, elsewhere: 1 })
    }
  })

  it('that a disk put back has lost still take their places, since the hub has them', async () => {
    const screen = await screenOnFile()
    screen.take([came(newId(), { partySize: 2, participations: [bingo] })], { have: 7 })
    expect(screen.shown()).toMatchObject({ joined: 2, persons: 2 })
  })
})

describe('a hub that tells of no visits', () => {
  it('is asked from 0 once it does, and not again and again while it does not', async () => {
    const screen = await screenOnFile()
    screen.take(null, { pos: 3, from: 0 })
    screen.take(null, { pos: 4 })
    expect(screen.pull.state()).toMatchObject({ epoch: 'e1', pos: 4, visits: false })
    screen.take([came(newId())], { pos: 5 })
    expect(screen.pull.state()).toMatchObject({ epoch: null, pos: 5, visits: false })
    screen.take([came(newId()), came(newId())], { from: 0, pos: 5 })
    expect(screen.pull.state()).toMatchObject({ epoch: 'e1', pos: 5, visits: true })
    expect(screen.shown()).toMatchObject({ persons: 2 })
  })
})

it('lays its tables over a screen that is full already, and has the hub asked from 0 in its time', () => {
  const db = new Sqlite(':memory:')
  migrate(
    db,
    migrations.filter(({ version }) => version < 5),
  )
  db.exec(`INSERT INTO device (one, device_id, venue_id, private_key, hub_address, incarnation, pull_pos, pull_epoch, pulled_seq)
      VALUES (1, 'd', 'v', '', 'http://hub.test', 'i', 40, 'e1', 2);
    INSERT INTO visit (id, last_seq, day, hour, party_size, outside_hours) VALUES ('a', 2, '${day}', 10, 2, 0);
    INSERT INTO participation (visit, occurrence) VALUES ('a', '${bingo}');
    INSERT INTO rollup_day VALUES ('${day}', 10, 1, 2, 0)`)
  migrate(db)
  const screen = screenOn(db)
  expect(screen.pull.state()).toEqual({ deviceId: 'd', epoch: 'e1', pos: 40, have: 2, visits: false })
  expect(screen.shown()).toEqual({ joined: 2, ordered: 0, persons: 2, elsewhere: 0 })
  db.close()
})

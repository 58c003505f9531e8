import { expect, it } from 'vitest'
import { enrolKiosk, startHub, wireOpOf } from '../testing.ts'

const edit = (seq: number, entity: string, fields: Record<string, unknown>, baseVer: number | null) =>
  wireOpOf(seq, 'entity.patched', entity, { type: 'notice', fields }, { baseVer })

it('keeps the programme of a venue, each part where it was last changed, and the values that lost', async () => {
  const { hub, venue, sql } = await startHub()
  const kiosks = await Promise.all(
    [1, 2].map(async () => enrolKiosk((await hub.enrolmentCode(venue.id)).link)),
  )
  const [one, two] = kiosks
  const incarnation = '018f0000-0000-7000-8000-000000000002'
  await one?.push({ ops: [edit(1, 'a', { text: 'one' }, null), edit(2, 'b', { text: 'x' }, null)] })
  const removal = wireOpOf(3, 'entity.deleted', 'b', { type: 'notice' })
  await Promise.all([
    two?.push({
      incarnation,
      ops: [edit(1, 'a', { text: 'two' }, null), edit(2, 'c', { text: 'y' }, null), removal],
    }),
    one?.push({ after: 2, ops: [] }).catch(() => null),
  ])

  expect(await sql.query('SELECT pos, id, ver, deleted FROM entity ORDER BY pos')).toEqual([
    { pos: 1, id: 'a', ver: 1, deleted: false },
    { pos: 3, id: 'b', ver: 2, deleted: true },
    { pos: 4, id: 'c', ver: 1, deleted: false },
  ])
  // What lost is no part of the programme, and yet moves the end of the stream: screens are to ask, and be told.
  expect(await sql.query('SELECT head FROM stream')).toEqual([{ head: 5 }])
  expect(await sql.query('SELECT fields FROM entity WHERE id = $1', ['a'])).toEqual([
    { fields: { text: 'one' } },
  ])
  expect(await sql.query('SELECT entity, field, value FROM conflict')).toEqual([
    { entity: 'a', field: 'text', value: 'two' },
  ])
})

it('takes a deletion back once, and makes nothing of what nobody knows', async () => {
  const { hub, venue, sql } = await startHub()
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  const about = (seq: number, kind: string, entity: string) => wireOpOf(seq, kind, entity, { type: 'notice' })
  const ops = [
    edit(1, 'a', { text: 'one' }, null),
    about(2, 'entity.deleted', 'a'),
    about(3, 'entity.restored', 'a'),
    about(4, 'entity.restored', 'a'),
    about(5, 'entity.restored', 'never'),
  ]
  for (let time = 0; time < 2; time++)
    expect(await kiosk.push({ ops })).toMatchObject({ have: 5, quarantined: [] })
  expect(await sql.query('SELECT id, ver, fields, deleted FROM entity')).toEqual([
    { id: 'a', ver: 3, fields: { text: 'one' }, deleted: false },
  ])
})

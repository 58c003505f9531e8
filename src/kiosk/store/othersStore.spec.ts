import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OthersAnswer } from '../../contract/sync.ts'
import { openDatabase } from './open.ts'
import { type OthersStore, othersStore } from './othersStore.ts'
import { temporaryFolder } from './testing.ts'

const [hatten, torget] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b']
const names = { [hatten]: 'Hatten', [torget]: 'Torget' }

async function setUp() {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  return { db, store: othersStore(db) }
}

const part = (id: string, deleted = false) => ({
  ...{ id, type: 'activity', ver: 1, fields: { title: { sv: id } }, deleted },
})
type Changed = OthersAnswer['changed'][number]
const answer = (changed: Changed[], more: Partial<OthersAnswer> = {}): OthersAnswer => ({
  venues: Object.entries(names).map(([id, name]) => ({ id, name })),
  ...{ changed, more: false, epoch: 'e1', hubTime: 0, ...more },
})
const changedAt = (venue: string, from: number, pos: number, ...entities: Changed['entities']) => ({
  ...{ venue, from, pos, entities },
})
const ids = (store: OthersStore) =>
  Object.fromEntries(store.all().map(({ name, entities }) => [name, entities.map(({ id }) => id)]))

describe('the programmes of other venues', () => {
  it('are kept by venue, with how far each is known', async () => {
    const { store } = await setUp()
    expect(store.state()).toEqual({ epoch: null, known: [] })
    expect(store.take(answer([changedAt(hatten, 0, 3, part('a'), part('b'))]))).toBe(true)
    expect(ids(store)).toEqual({ Hatten: ['a', 'b'], Torget: [] })
    expect(store.state()).toEqual({
      epoch: 'e1',
      known: [
        { venue: hatten, pos: 3 },
        { venue: torget, pos: 0 },
      ],
    })
  })

  it('lose what is deleted, and are told apart from an answer that says nothing new', async () => {
    const { store } = await setUp()
    store.take(answer([changedAt(hatten, 0, 2, part('a'), part('b'))]))
    expect(store.take(answer([changedAt(hatten, 2, 3, part('a', true))]))).toBe(true)
    expect(ids(store).Hatten).toEqual(['b'])
    expect(store.take(answer([]))).toBe(false)
    // Its stream went on with what is not for others.
    expect(store.take(answer([changedAt(hatten, 3, 9)]))).toBe(false)
    expect(store.state().known[0]).toEqual({ venue: hatten, pos: 9 })
  })

  it('are not touched by an answer to a question from elsewhere', async () => {
    const { store } = await setUp()
    store.take(answer([changedAt(hatten, 0, 5, part('a'))]))
    store.take(answer([changedAt(hatten, 2, 3, part('old'))]))
    expect(ids(store).Hatten).toEqual(['a'])
    expect(store.state().known[0]?.pos).toBe(5)
  })

  it('go with their venue, and begin anew with another life of the hub', async () => {
    const { store } = await setUp()
    store.take(answer([changedAt(hatten, 0, 1, part('a')), changedAt(torget, 0, 1, part('b'))]))
    store.take(answer([], { venues: [{ id: torget, name: 'Nya Torget' }] }))
    expect(ids(store)).toEqual({ 'Nya Torget': ['b'] })
    store.take(answer([changedAt(torget, 0, 1, part('c'))], { epoch: 'e2' }))
    expect(ids(store)).toEqual({ Hatten: [], Torget: ['c'] })
    expect(store.state().epoch).toBe('e2')
  })

  it('are shown without what a damaged disk has changed, and without what this program does not know', async () => {
    const { db, store } = await setUp()
    store.take(answer([changedAt(hatten, 0, 2, part('a'), part('b'), { ...part('c'), type: 'balloon' })]))
    db.prepare("UPDATE other_entity SET fields = '{' WHERE id = 'a'").run()
    expect(ids(store).Hatten).toEqual(['b'])
  })

  it('come to the same, however often and in whatever cuts the answers come', async () => {
    const { store } = await setUp()
    const all = Array.from({ length: 12 }, (_, index) => part(`p${index % 5}`, index % 7 === 3))
    const stands = [...new Map(all.map((one) => [one.id, one])).values()].filter((one) => !one.deleted)
    let life = 0
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: all.length }), { maxLength: 30 }), (asks) => {
        life += 1
        for (const until of [...asks, all.length]) {
          const { epoch, known } = store.state()
          const from = epoch === `e${life}` ? (known.find(({ venue }) => venue === hatten)?.pos ?? 0) : 0
          const to = Math.max(from, until)
          const came = answer([changedAt(hatten, from, to, ...all.slice(from, to))], { epoch: `e${life}` })
          store.take(came)
          if (until % 2 === 0) store.take(came)
        }
        expect(ids(store).Hatten).toEqual(stands.map(({ id }) => id).sort())
      }),
      { numRuns: 100 },
    )
  })
})

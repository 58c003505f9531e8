import { describe, expect, it, vi } from 'vitest'
import type { CarriedAnswer } from '../../contract/sync.ts'
import type { Drop } from '../../domain/drop/drop.ts'
import { handIn } from './handIn.ts'
import { keptDrops, toldOf, waitingIn } from './keptDrops.ts'

/** A telephone's storage, with room for so many characters. */
function storage(room = 100_000) {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    },
  }
}

/** A drop of parcels that begin after these ops; the name tells drops apart. */
function drop(name: string, ...after: number[]): Drop {
  const parcels = after.map((begin) => ({
    ...{ device: 'd', signature: `${name} ${begin}`, bytes: 2, after: begin, ops: 10 },
    body: new Uint8Array([begin, 1]),
  }))
  return { venue: name, date: '2026-11-25', parcels }
}

function telephone(...drops: Drop[]) {
  const store = storage()
  const kept = keptDrops(store, () => {})
  for (const each of drops) kept.add(each)
  return { store, kept, states: () => kept.all().map((each) => toldOf(each)) }
}

const taken = { result: 'have', fresh: 10, putAside: 0, revoked: false, venue: 'Väskan' } as const

/** A hub that answers as it is told for what begins after an op. */
function hub(answers: (after: number) => CarriedAnswer | Response) {
  const asked: number[] = []
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const [after = 0] = new Uint8Array(init?.body as Uint8Array<ArrayBuffer>)
    asked.push(after)
    const answer = answers(after)
    return answer instanceof Response ? answer : Response.json(answer)
  }
  return { asked, fetch }
}

describe('what a telephone carries', () => {
  it('is still there when the page is loaded again, once, newest first', () => {
    const { store, kept } = telephone(drop('a', 0), drop('b', 0), drop('a', 0))
    expect(kept.all().map(({ venue }) => venue)).toEqual(['b', 'a'])
    expect(keptDrops(store, () => {}).all()).toEqual(kept.all())
    expect(kept.add(drop('b', 0))).toEqual(kept.all()[0])
  })

  it('is not said to be there when there is no room for it', () => {
    const kept = keptDrops(storage(300), () => {})
    expect(kept.add(drop('a', 0))).toBe('added')
    expect(kept.add(drop('b', 0))).toBe('noRoom')
    expect(kept.all().map(({ venue }) => venue)).toEqual(['a'])
  })

  it.each(['{', '7', '[1, null]'])('begins empty where %s has been kept', (found) => {
    expect(keptDrops({ ...storage(), getItem: () => found }, () => {}).all()).toEqual([])
  })

  it('leaves out what another version has kept, and keeps the rest', () => {
    const { store, kept } = telephone(drop('a', 0), drop('b', 0, 10))
    const [b, a] = kept.all()
    const [parcel] = a?.parcels ?? []
    const others = [
      ...Object.keys(a ?? {}).map((field) => ({ ...a, [field]: undefined })),
      ...Object.keys(parcel ?? {}).map((field) => ({
        ...a,
        parcels: [parcel, { ...parcel, [field]: null }],
      })),
      { ...a, parcels: [{ ...parcel, state: 'posted' }] },
    ]
    expect(others).toHaveLength(12)
    store.setItem('samvaro-carry', JSON.stringify([...others, b]))
    expect(keptDrops(store, () => {}).all()).toEqual([b])
  })

  it('tells its page whenever it is otherwise', () => {
    const changed = vi.fn()
    const kept = keptDrops(storage(), changed)
    kept.add(drop('a', 0))
    kept.remove(kept.all()[0]?.id ?? '')
    expect(changed).toHaveBeenCalledTimes(2)
    expect(kept.all()).toEqual([])
  })
})

describe('a telephone hands in', () => {
  it('all that waits, in the order of the log, and forgets what is in them once the hub has answered', async () => {
    const { kept, states } = telephone(drop('a', 20), drop('b', 0, 10))
    const { asked, fetch } = hub(() => taken)
    expect(await handIn(kept, fetch)).toBe(true)
    expect(asked).toEqual([0, 10, 20])
    expect(states()).toEqual([
      { state: 'taken', fresh: 20 },
      { state: 'taken', fresh: 10 },
    ])
    expect(JSON.stringify(kept.all())).not.toContain('"body":"F')
    expect(await handIn(kept, fetch)).toBe(true)
    expect(asked).toHaveLength(3)
  })

  it('once more what came before its turn, when something else was taken, and else not in a loop', async () => {
    const { kept, states } = telephone(drop('late', 5), drop('early', 0))
    let reads = 0
    const first = hub((after) => {
      if (after === 0) return taken
      reads++
      return reads > 1 ? taken : { result: 'rewind', venue: 'Väskan' }
    })
    expect(await handIn(kept, first.fetch)).toBe(true)
    expect(states().map(({ state }) => state)).toEqual(['taken', 'taken'])

    const lone = telephone(drop('late', 5))
    const second = hub(() => ({ result: 'rewind', venue: 'Väskan' }))
    expect(await handIn(lone.kept, second.fetch)).toBe(true)
    expect(second.asked).toEqual([5])
    expect(lone.states()).toEqual([{ state: 'early', fresh: 0 }])
    expect(waitingIn(lone.kept.all())).toHaveLength(1)
  })

  it.each<[string, () => CarriedAnswer | Response, string]>([
    ['shut out', () => ({ ...taken, fresh: 0, revoked: true }), 'revoked'],
    ['of another log', () => ({ result: 'diverged', venue: 'Väskan' }), 'diverged'],
    ['of another municipality', () => Response.json({ error: 'UNKNOWN_DEVICE' }, { status: 401 }), 'unknown'],
  ])('and tells of a screen that is %s', async (_what, answer, state) => {
    const { kept, states } = telephone(drop('a', 0))
    expect(await handIn(kept, hub(answer).fetch)).toBe(true)
    expect(states()).toMatchObject([{ state }])
    expect(waitingIn(kept.all())).toEqual([])
  })

  it.each<[string, () => Response]>([
    ['no network', () => Response.error()],
    ['a portal', () => new Response('<html>Logga in</html>')],
    ['a portal that speaks JSON', () => Response.json({ login: true }, { status: 401 })],
    ['a hub that is too busy', () => Response.json({ error: 'TOO_OFTEN' }, { status: 429 })],
  ])('nothing by %s, and keeps it', async (_what, answer) => {
    const { kept, states } = telephone(drop('a', 0))
    expect(await handIn(kept, hub(answer).fetch)).toBe(false)
    expect(states()).toMatchObject([{ state: 'waiting' }])
  })
})

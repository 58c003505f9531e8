import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/staff/edit.ts'
import { activity, programmeOf } from '../testing.ts'
import { formChange } from './formChange.ts'
import { inOrder, lastOrder, movePage } from './infoPages.ts'
import { removeRoom, usesOfRoom } from './rooms.ts'

/** What stands after the changes. */
function applied<T extends { id: string }>(all: readonly T[], changes: readonly Change[]): T[] {
  return all
    .filter(({ id }) => !changes.some((change) => change.do === 'delete' && change.id === id))
    .map((one) => {
      const sets = changes.filter((change) => change.do === 'set' && change.id === one.id)
      return Object.assign({ ...one }, ...sets.map((change) => change.do === 'set' && change.fields))
    })
}

describe('what a form changes', () => {
  it('is what differs, with what stood there', () => {
    const before = { name: 'Björken', phone: '016-1', kind: 'fixed' }
    const after = { name: 'Björken', phone: undefined, address: 'Storgatan 1' }
    expect(formChange('venue', 'venue', before, after)).toEqual([
      {
        do: 'set',
        type: 'venue',
        id: 'venue',
        fields: { phone: null, address: 'Storgatan 1' },
        seen: { phone: '016-1', address: null },
      },
    ])
  })

  it('is nothing when all is as it was, in whatever order', () => {
    const before = { name: { sv: 'Salen', fi: 'Sali' } }
    expect(formChange('room', 'r', before, { name: { fi: 'Sali', sv: 'Salen' }, more: undefined })).toEqual(
      [],
    )
  })

  it('is all that is stated of something new', () => {
    const [change] = formChange('room', 'r', null, { name: { sv: 'Salen' }, stepFree: undefined })
    expect(change).toMatchObject({ fields: { name: { sv: 'Salen' } }, seen: { name: null } })
  })
})

describe('a room that is taken away', () => {
  const programme = programmeOf({
    rooms: [{ id: 'salen', name: { sv: 'Salen' } }],
    activities: [activity('bingo', { room: 'salen' }), activity('kafe'), activity('dans')],
    occurrences: [{ id: 'dans:2026-11-23', activity: 'dans', date: '2026-11-23', room: 'salen' }],
  })

  it('is known to be in use by rule and by date', () => {
    expect(usesOfRoom(programme, 'salen')).toEqual(['bingo', 'dans'])
    expect(usesOfRoom(programme, 'köket')).toEqual([])
  })

  it('leaves nothing that points at it', () => {
    const changes = removeRoom(programme, 'salen')
    expect(applied(programme.rooms, changes)).toEqual([])
    expect(applied(programme.activities, changes).map(({ room }) => room ?? null)).toEqual([null, null, null])
    expect(applied(programme.occurrences, changes)[0]).toMatchObject({ room: null })
  })
})

describe('the order of the pages', () => {
  const anyPages = fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 1, maxLength: 7 }).map(
    (orders) =>
      programmeOf({
        infoPages: orders.map((order, n) => ({
          id: `p${n}`,
          title: { sv: 't' },
          text: { sv: 't' },
          order,
        })),
      }).infoPages,
  )
  const ids = (pages: readonly { id: string }[]) => pages.map(({ id }) => id)

  it('changes by one place, and back again', () => {
    fc.assert(
      fc.property(anyPages, fc.nat(6), (pages, index) => {
        const { id } = pages[index % pages.length] ?? { id: '' }
        const at = ids(inOrder(pages)).indexOf(id)
        const down = applied(pages, movePage(pages, id, 1))
        const expected = Math.min(at + 1, pages.length - 1)
        expect(ids(inOrder(down)).indexOf(id)).toBe(expected)
        if (expected !== at) {
          const back = applied(down, movePage(down, id, -1))
          expect(ids(inOrder(back))).toEqual(ids(inOrder(pages)))
        }
      }),
    )
  })

  it('puts a new page last', () => {
    fc.assert(
      fc.property(anyPages, (pages) => {
        for (const { order } of pages) expect(lastOrder(pages)).toBeGreaterThan(order)
      }),
    )
  })
})

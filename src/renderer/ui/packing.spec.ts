import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPages } from './packing.ts'

const box = { room: 100, gap: 5, pager: 30 }

describe('packPages', () => {
  it('needs no pager when all fits', () => {
    expect(packPages([30, 30, 30], box)).toEqual([{ from: 0, to: 3, spare: 0 }])
    expect(packPages([], box)).toMatchObject([{ from: 0, to: 0 }])
  })

  it('makes room for the pager when it does not', () => {
    expect(packPages([30, 30, 30, 30], box)).toEqual([
      { from: 0, to: 2, spare: 5 },
      { from: 2, to: 4, spare: 5 },
    ])
  })

  it('does not leave a heading at the end of a page', () => {
    expect(packPages([30, 10, 30, 30], { ...box, keepWithNext: new Set([1]) })[0]).toMatchObject({
      from: 0,
      to: 1,
    })
  })

  it('shows every item once, in order, and cuts none that fits a page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 30 }),
        fc.integer({ min: 60, max: 400 }),
        (heights, room) => {
          const pages = packPages(heights, { room, gap: 5, pager: 25 })
          expect(pages.flatMap(({ from, to }) => heights.slice(from, to))).toEqual(heights)
          for (const { from, to } of pages) {
            const used = heights.slice(from, to).reduce((sum, height) => sum + height + 5, -5)
            if (to - from > 1) expect(used).toBeLessThanOrEqual(pages.length > 1 ? room - 25 : room)
          }
        },
      ),
    )
  })
})

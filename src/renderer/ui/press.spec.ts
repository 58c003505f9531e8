import { describe, expect, it } from 'vitest'
import { pressCounts } from './press.ts'

describe('pressCounts', () => {
  it('ignores touches while a screen is new', () => {
    expect(pressCounts(1399, { since: 1000 }, null)).toBe(false)
    expect(pressCounts(1400, { since: 1000 }, null)).toBe(true)
  })

  it('takes two touches of one button within 500 ms for one', () => {
    expect(pressCounts(2499, { since: 0 }, 2000)).toBe(false)
    expect(pressCounts(2500, { since: 0 }, 2000)).toBe(true)
  })
})

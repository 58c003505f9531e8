import { describe, expect, it } from 'vitest'
import { geometryOf } from './geometry.ts'

describe('geometryOf', () => {
  it('gives 2.02 px a millimetre on a 43-inch portrait panel', () => {
    const { mm, unit, form } = geometryOf(1080, 1920, 43)
    expect(mm).toBeCloseTo(2.017, 2)
    expect(unit).toBe(mm)
    expect(form).toBe('portrait')
  })

  it('keeps a millimetre a millimetre on a small panel, and lets only what is large shrink', () => {
    const { mm, unit, display } = geometryOf(1080, 1920, 32)
    expect(unit).toBe(mm)
    expect(mm * 398).toBeCloseTo(1080, -1)
    expect(display / unit).toBeCloseTo(32 / 43, 2)
  })

  it('grows with a larger panel', () => {
    const { mm, unit } = geometryOf(1080, 1920, 55)
    expect(unit / mm).toBeCloseTo(55 / 43)
  })

  it('knows a landscape picture', () => {
    expect(geometryOf(1920, 1080, 43).form).toBe('landscape')
    expect(geometryOf(1280, 800, 43).display).toBeGreaterThan(1.3)
  })
})

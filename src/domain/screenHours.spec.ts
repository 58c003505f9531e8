import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes } from './dates.ts'
import { awakeMinutes, awakeUntil, isBrightAt, isDarkAt } from './screenHours.ts'

const day = '2026-11-23'
const at = (time: string) => `${day}T${time}`
const anyTime = fc.integer({ min: 0, max: 1439 }).map((minute) => addMinutes(at('00:00'), minute).slice(11))

describe('the hours of a screen', () => {
  it.each([
    ['08:00', '17:00', '07:59', false],
    ['08:00', '17:00', '08:00', true],
    ['08:00', '17:00', '16:59', true],
    ['08:00', '17:00', '17:00', false],
    ['18:00', '02:00', '23:30', true],
    ['18:00', '02:00', '01:59', true],
    ['18:00', '02:00', '02:00', false],
    ['18:00', '02:00', '12:00', false],
    ['08:00', '08:00', '03:00', true],
  ])('%s–%s at %s', (from, to, time, bright) => {
    expect(isBrightAt({ from, to }, at(time))).toBe(bright)
  })

  it('leave it bright when there are none', () => {
    fc.assert(fc.property(anyTime, (time) => isBrightAt(null, at(time))))
  })

  it('divide the day in two with their opposite', () => {
    fc.assert(
      fc.property(anyTime, anyTime, anyTime, (from, to, time) => {
        fc.pre(from !== to)
        expect(isBrightAt({ from, to }, at(time))).toBe(!isBrightAt({ from: to, to: from }, at(time)))
      }),
    )
  })
})

describe('a touch in the dark', () => {
  const hours = { from: '08:00', to: '17:00' }

  it('wakes the screen for some minutes', () => {
    const touched = at('20:00')
    const dark = [0, 1, 2, 3, 4].map((minutes) =>
      isDarkAt(hours, addMinutes(touched, minutes), awakeUntil(touched)),
    )
    expect(awakeMinutes).toBe(3)
    expect(dark).toEqual([false, false, false, true, true])
  })

  it('does not keep it awake when the clock is set back', () => {
    expect(isDarkAt(hours, at('20:00'), awakeUntil(at('23:00')))).toBe(true)
  })

  it('is not needed within the hours', () => {
    expect(isDarkAt(hours, at('12:00'), null)).toBe(false)
  })
})

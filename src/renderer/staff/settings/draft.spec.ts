import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KioskSettings, kioskSettings } from '../../../contract/staff/settings.ts'
import { changeOf, draftOf, insisting, settingsOf } from './draft.ts'

const usual: KioskSettings = kioskSettings.parse({ panel: { inches: 43, bottomCm: 70 }, idle: {} })
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const anySettings: fc.Arbitrary<KioskSettings> = fc.record({
  panel: fc.record({
    inches: fc.integer({ min: 70, max: 1100 }).map((tenths) => tenths / 10),
    bottomCm: fc.integer({ min: 0, max: 200 }),
  }),
  turned: fc.constantFrom('no', 'left', 'right'),
  idle: fc.record({
    visitorSeconds: fc.integer({ min: 30, max: 600 }),
    staffMinutes: fc.integer({ min: 1, max: 60 }),
  }),
  cardReader: fc.constantFrom('none', 'enter', 'tab'),
  screenHours: fc.option(fc.record({ from: anyTime, to: anyTime }).filter(({ from, to }) => from !== to)),
  screenKeyboard: fc.constantFrom('touch', 'always', 'never'),
})

describe('the settings in their form', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(settingsOf(draftOf(settings))).toEqual({ settings })
      }),
    )
  })

  it('are never outside what the engine takes', () => {
    const text = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))
    fc.assert(
      fc.property(text, text, text, text, (inches, bottomCm, visitorSeconds, staffMinutes) => {
        const draft = { ...draftOf(usual), inches, bottomCm, visitorSeconds, staffMinutes }
        const read = settingsOf(draft)
        if ('settings' in read) expect(kioskSettings.safeParse(read.settings).success).toBe(true)
        else expect(Object.values(read.errors).join('')).not.toBe('')
      }),
    )
  })

  it('are sent where they are otherwise, with what stood there', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (before, after) => {
        const { fields, seen } = changeOf(before, after)
        expect({ ...before, ...fields }).toEqual(after)
        expect({ ...after, ...seen }).toEqual(before)
      }),
    )
    const after = { ...usual, turned: 'left', cardReader: 'tab' } as const
    const change = changeOf(usual, after)
    expect(change).toEqual({
      fields: { turned: 'left', cardReader: 'tab' },
      seen: { turned: 'no', cardReader: 'enter' },
    })
    expect(insisting(change, { turned: 'right' })).toEqual({ ...change, seen: { cardReader: 'enter' } })
  })

  it.each([
    [{ inches: '6' }, ['inches']],
    [{ inches: '42,5' }, []],
    [{ bottomCm: '-1', staffMinutes: '2,5' }, ['bottomCm', 'staffMinutes']],
    [{ visitorSeconds: '29' }, ['visitorSeconds']],
    [{ hours: { isSet: true, from: '', to: 'x' } }, ['from', 'to']],
    [{ hours: { isSet: true, from: '8', to: '8.00' } }, ['to']],
    [{ hours: { isSet: false, from: 'x', to: '' } }, []],
  ])('%j is told at %j', (patch, wrong) => {
    const read = settingsOf({ ...draftOf(usual), ...patch })
    expect('errors' in read ? Object.keys(read.errors) : []).toEqual(wrong)
  })
})

import { describe, expect, it } from 'vitest'
import { capitalised, clockText, localDateTimeOf } from './formats.ts'

describe('formats', () => {
  it('writes times with a full stop', () => {
    expect(['09:30', '16:00', '00:05'].map(clockText)).toEqual(['9.30', '16.00', '0.05'])
    expect(clockText('2026-11-23T10:24')).toBe('10.24')
  })

  it('begins a heading with a capital letter', () => {
    expect(capitalised('måndag', 'sv')).toBe('Måndag')
    expect(capitalised('', 'sv')).toBe('')
  })

  it("tells the venue's time, not the machine's", () => {
    expect(localDateTimeOf(Date.UTC(2026, 10, 23, 9, 24), 'Europe/Stockholm')).toBe('2026-11-23T10:24')
    expect(localDateTimeOf(Date.UTC(2026, 6, 1, 22, 5), 'Europe/Stockholm')).toBe('2026-07-02T00:05')
  })
})

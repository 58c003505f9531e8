import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../domain/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { dateText, spanText, weekdayDateText } from './dateText.ts'
import { readDate, readTime } from './typed.ts'

const anyDate = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days))

describe('a time that is typed', () => {
  it.each([
    ['9', '09:00'],
    ['10', '10:00'],
    ['930', '09:30'],
    ['1030', '10:30'],
    ['10.30', '10:30'],
    [' 10:30 ', '10:30'],
    ['kl. 13,15', '13:15'],
    ['0', '00:00'],
  ])('"%s" is %s', (text, time) => expect(readTime(text)).toBe(time))

  it.each(['', 'tio', '24', '25.00', '10.60', '10.3', '-1', '10-12', '12345'])('"%s" is none', (text) =>
    expect(readTime(text)).toBeNull(),
  )

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const two = (part: number) => String(part).padStart(2, '0')
        const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
        expect(readTime(clockText(time))).toBe(time)
      }),
    )
  })
})

describe('a date that is typed', () => {
  it.each([
    ['26/11', '2026-11-26'],
    ['26.11', '2026-11-26'],
    ['26 nov', '2026-11-26'],
    ['26 nov.', '2026-11-26'],
    ['den 26 november', '2026-11-26'],
    ['Tors 26 november', '2026-11-26'],
    ['torsdag den 26 november', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['261126', '2026-11-26'],
    ['20261126', '2026-11-26'],
    ['26/11 2026', '2026-11-26'],
    ['26/11/26', '2026-11-26'],
    ['tors', '2026-11-26'],
    ['måndag', '2026-11-23'],
    ['i dag', '2026-11-23'],
    ['imorgon', '2026-11-24'],
    ['7 jan', '2027-01-07'],
    ['1 sep', '2026-09-01'],
    ['1 aug', '2027-08-01'],
    ['29/2', '2028-02-29'],
  ])('"%s" is %s', (text, date) => expect(readDate(text, '2026-11-23')).toBe(date))

  it.each(['', 'snart', '31/11', '26', '2026-13-01', 'fredag 26 november', '26 ma', '12/26'])(
    '"%s" is none',
    (text) => expect(readDate(text, '2026-11-23')).toBeNull(),
  )

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, near) => {
        expect(readDate(dateText(date, near), near)).toBe(date)
        expect(readDate(weekdayDateText(date, near), near)).toBe(date)
      }),
    )
  })
})

it('a span says month and year once where they are the same', () => {
  expect(spanText('2026-11-23', '2026-11-27')).toBe('23–27 november')
  expect(spanText('2026-11-30', '2026-12-04')).toBe('30 november–4 december')
  expect(spanText('2026-12-28', '2027-01-01')).toBe('28 december 2026–1 januari 2027')
})

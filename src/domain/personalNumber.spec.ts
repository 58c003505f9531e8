import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikePersonalNumber } from './personalNumber.ts'

/** Luhn written the other way round (a table of doubled digits), so that the two do not share a mistake. */
function checkDigit(nine: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = [...nine].reduce((total, digit, index) => {
    return total + (index % 2 ? Number(digit) : (doubled[Number(digit)] ?? 0))
  }, 0)
  return (10 - (sum % 10)) % 10
}

const person = fc
  .record({
    born: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    serial: fc.integer({ min: 0, max: 999 }),
    coordination: fc.boolean(),
  })
  .map(({ born, serial, coordination }) => {
    const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-')
    const written = coordination ? String(Number(day) + 60) : day
    const nine = `${year.slice(2)}${month}${written}${String(serial).padStart(3, '0')}`
    return { year, month, day: written, last: `${nine.slice(6)}${checkDigit(nine)}` }
  })

const ways = [
  ({ year, month, day, last }: Parts) => `${year}${month}${day}${last}`,
  ({ year, month, day, last }: Parts) => `${year}${month}${day}-${last}`,
  ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day}-${last}`,
  ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day}+${last}`,
  ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day} ${last}`,
  ({ year, month, day, last }: Parts) => `${year.slice(2)} ${month} ${day} - ${last}`,
  ({ year, month, day, last }: Parts) => `${year}-${month}-${day}–${last}`,
  ({ year, month, day, last }: Parts) => `${year} ${month} ${day} ${last.slice(0, 2)} ${last.slice(2)}`,
]
type Parts = { year: string; month: string; day: string; last: string }

const innocents = [
  '016-710 10 00',
  '0167101000',
  '+46 16 710 10 00',
  '040-628 04 12',
  '0406280412',
  '08-465 004 12',
  '070-174 06 05',
  '0701740605',
  '2026-11-23 10.30',
  '2026-11-23T10:30',
  '2026-11-23',
  '20261123',
  '23/11-26 kl. 10-12',
  'vecka 48, 23–27 november 2026',
  '12 500 000 kr',
  'Bankgiro 5402-9681',
  'Organisationsnummer 212000-0357',
  '1177',
  '4571 0000 1234 5678',
  'ISBN 978-91-0-012345-6',
  '',
]

describe('looksLikePersonalNumber', () => {
  it.each([
    '811218-9876',
    '19811218-9876',
    '811218+9876',
    'Hej, mitt nummer är 8112189876.',
    '(811278-9873)',
  ])('finds %s', (text) => expect(looksLikePersonalNumber(text)).toBe(true))

  it('finds one written in Arabic digits, and one with an invisible mark in it', () => {
    expect(looksLikePersonalNumber('٨١١٢١٨-٩٨٧٦')).toBe(true)
    expect(looksLikePersonalNumber('۸۱۱۲۱۸۹۸۷۶')).toBe(true)
    expect(looksLikePersonalNumber('811218\u200b-98\u00ad76')).toBe(true)
  })

  it('finds every real number, however it is written and whatever stands around it', () => {
    const before = fc.constantFrom('', ' ', 'Anna ', '12 ', 'kl. 10.30 ', '\n', '20 ')
    const after = fc.constantFrom('', ' ', ' 12', ', Anna', '.', '\n10.30')
    fc.assert(
      fc.property(person, fc.constantFrom(...ways), before, after, (parts, way, left, right) => {
        const written = way(parts)
        fc.pre(!(written.length === 10 && written.startsWith('0')))
        expect(looksLikePersonalNumber(`${left}${written}${right}`)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds what is shaped like one with a date of birth, whatever its check digit', () => {
    const shapes = [
      ({ year, month, day, last }: Parts) => `${year}${month}${day}-${last}`,
      ({ year, month, day, last }: Parts) => `${year}${month}${day}${last}`,
      ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day}-${last}`,
      ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day}+${last}`,
      ({ year, month, day, last }: Parts) => `${year.slice(2)}${month}${day}–${last}`,
    ]
    fc.assert(
      fc.property(
        person,
        fc.constantFrom(...shapes),
        fc.integer({ min: 0, max: 9999 }),
        (parts, way, four) => {
          const written = way({ ...parts, last: String(four).padStart(4, '0') })
          expect(looksLikePersonalNumber(`Ring ${written} om nyckeln`)).toBe(true)
        },
      ),
    )
  })

  it('leaves ten digits in one piece alone when their check digit is wrong', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 1, max: 9 }), (parts, off) => {
        const wrong = `${parts.last.slice(0, 3)}${(Number(parts.last[3]) + off) % 10}`
        expect(looksLikePersonalNumber(`${parts.year.slice(2)}${parts.month}${parts.day}${wrong}`)).toBe(
          false,
        )
      }),
    )
  })

  it('leaves every telephone number alone, as Swedes write them', () => {
    const digits = (count: number) =>
      fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'))
    const groups: Readonly<Record<number, readonly number[][]>> = {
      6: [[2, 2, 2], [3, 3], [6]],
      7: [[3, 2, 2], [2, 2, 3], [7]],
      8: [[3, 3, 2], [2, 2, 2, 2], [4, 4], [8]],
    }
    const area = fc.oneof(
      fc.constant({ code: '8', lengths: [6, 7, 8] }),
      fc
        .constantFrom('16', '11', '10', '20', '31', '40', '70', '72', '73', '76', '79')
        .map((code) => ({ code, lengths: [6, 7] })),
      fc.constantFrom('155', '611', '910', '701', '512', '411').map((code) => ({ code, lengths: [6] })),
    )
    const phone = area
      .chain(({ code, lengths }) => fc.tuple(fc.constant(code), fc.constantFrom(...lengths)))
      .chain(([code, length]) =>
        fc.record({
          start: fc.constantFrom(
            `0${code}-`,
            `0${code} `,
            `0${code}/`,
            `0${code}`,
            `+46 ${code} `,
            `+46 ${code}-`,
            `+46${code}`,
            `+46 (0)${code}-`,
            `0046 ${code} `,
          ),
          number: digits(length),
          group: fc.constantFrom(...(groups[length] ?? [])),
        }),
      )
      .map(({ start, number, group }) => {
        const ends = group.map((_, at) => group.slice(0, at + 1).reduce((sum, size) => sum + size, 0))
        return start + ends.map((end, at) => number.slice(ends[at - 1] ?? 0, end)).join(' ')
      })
      // "080579 6281" has the very form of a personnummer from 2008: of the two, a name in the register of births is the worse to keep.
      .filter((written) => !/^\d{6} \d{4}$/.test(written))
    fc.assert(
      fc.property(phone, (number) => {
        expect(looksLikePersonalNumber(`Ring ${number} om nyckeln`)).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  it('leaves prices, times and spans of dates alone', () => {
    const price = fc.integer({ min: 0, max: 9_999_999 }).map((kronor) => `${kronor.toLocaleString('sv')} kr`)
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const span = fc.tuple(day, fc.constantFrom('–', ' – ', '-', ' '), day).map((parts) => parts.join(''))
    const hours = fc
      .tuple(day, fc.integer({ min: 10, max: 23 }))
      .map(([date, hour]) => `${date} ${hour}.30-${hour}.45`)
    fc.assert(
      fc.property(fc.oneof(price, span, hours), (written) => {
        expect(looksLikePersonalNumber(written)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(innocents)('leaves "%s" alone', (text) => expect(looksLikePersonalNumber(text)).toBe(false))

  it('leaves a day that does not exist alone, even with a right check digit', () => {
    for (const date of ['810230', '811301', '810100', '810192', '810229']) {
      const nine = `${date}987`
      expect(looksLikePersonalNumber(`${date}-987${checkDigit(nine)}`)).toBe(false)
    }
  })

  it('reads a long text of digits and spaces to its end', () => {
    expect(looksLikePersonalNumber(`${'11 22 33 44 '.repeat(50_000)}x 811218-9876`)).toBe(true)
    expect(looksLikePersonalNumber('8'.repeat(500_000))).toBe(false)
  })
})

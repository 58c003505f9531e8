import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProgrammeReading } from '../text/reading.ts'
import { expectInForm } from '../text/testing.ts'
import { readFoodText } from './readFood.ts'

const today = '2026-11-23'

function read(text: string): ProgrammeReading {
  const reading = readFoodText(text, { today })
  if (typeof reading === 'string') throw new Error(reading)
  return reading
}

describe('a menu as staff write it', () => {
  const dishes = (text: string) =>
    read(text).meals.map(({ date, serveFrom, serveTo, dish, price, allergens }) => [
      `${date} ${serveFrom}-${serveTo} ${dish.sv}`,
      price,
      Object.entries(allergens)
        .map((each) => each.join(' '))
        .join(', '),
    ])

  it('has a dish on each line after a weekday, with its price and its allergens', () => {
    const text = `Vecka 49
Måndag: Köttbullar med potatismos, lingon (gluten, mjölk, ägg) 75 kr
Tisdag: Ärtsoppa och pannkakor 75 kr
Onsdag: Stekt strömming, lingon 80 kr
Torsdag: Pytt i panna (Ägg, fri från gluten)
Fredag: Fisksoppa med aioli. Innehåller: fisk, ägg`
    expect(dishes(text)).toEqual([
      [
        '2026-11-30 11:30-13:00 Köttbullar med potatismos, lingon',
        75,
        'gluten contains, milk contains, eggs contains',
      ],
      ['2026-12-01 11:30-13:00 Ärtsoppa och pannkakor', 75, ''],
      ['2026-12-02 11:30-13:00 Stekt strömming, lingon', 80, ''],
      ['2026-12-03 11:30-13:00 Pytt i panna', undefined, 'eggs contains, gluten free'],
      ['2026-12-04 11:30-13:00 Fisksoppa med aioli', undefined, 'fish contains, eggs contains'],
    ])
    expect(read(text).lines.map(({ outcome, why }) => [outcome, ...why.map(({ code }) => code)])).toEqual([
      ['understood'],
      ...Array.from({ length: 5 }, () => ['uncertain', 'mealTimeAssumed']),
    ])
  })

  it('has its dishes, and never an activity, below its days', () => {
    const text = `Lunch vecka 49, serveras 11.30-13
Måndag 30 november
Köttbullar med potatismos och lingon
Innehåller: gluten, mjölk, ägg
Tisdag 1 december
Lunch: Stekt strömming med potatismos 75 kr
(fisk, fri från mjölk och ägg)
Torsdag 3 december
Lunch 12-13 Pytt i panna med rödbetor (ägg, fri från gluten)
Fredag 4 december
Dagens: Fisksoppa med aioli`
    expect(dishes(text)).toEqual([
      [
        '2026-11-30 11:30-13:00 Köttbullar med potatismos och lingon',
        undefined,
        'gluten contains, milk contains, eggs contains',
      ],
      ['2026-12-01 11:30-13:00 Stekt strömming med potatismos', 75, 'fish contains, milk free, eggs free'],
      ['2026-12-03 12:00-13:00 Pytt i panna med rödbetor', undefined, 'eggs contains, gluten free'],
      ['2026-12-04 11:30-13:00 Fisksoppa med aioli', undefined, ''],
    ])
    expect(read(text).activities).toEqual([])
    expect(read(text).lines.every(({ outcome }) => outcome === 'understood')).toBe(true)
  })

  it('is served as the latest meals were, where it does not say', () => {
    const served = { lunch: { start: 12 * 60, end: 13 * 60 } }
    for (const text of ['Måndag: Fisk', 'Datum;Rätt\n23/11;Fisk']) {
      const reading = readFoodText(text, { today, served })
      expect(reading).toMatchObject({ meals: [{ serveFrom: '12:00', serveTo: '13:00' }] })
      expect(JSON.stringify(reading)).toContain('mealTimeAsBefore')
    }
  })

  it('does not say of a dish what its text does not', () => {
    const [first, second, third] = read(
      `Vecka 49\nMåndag: Gröt (fri från laktos och vete)\nTisdag: Fisk (gluten, kanel)\nOnsdag: Ris (fri från ägg, mjölk)`,
    ).meals
    expect(first).toMatchObject({ allergens: {}, dish: { sv: 'Gröt. Fri från laktos och vete' } })
    expect(second).toMatchObject({ allergens: {}, dish: { sv: 'Fisk. Gluten, kanel' } })
    expect(third).toMatchObject({ dish: { sv: 'Ris. Fri från ägg, mjölk' }, allergens: {} })
  })

  it('never has an activity, whatever is written', () => {
    const piece = fc.constantFrom(
      'måndag',
      '24/11',
      'vecka 49',
      '10-12',
      'kl 14',
      'Bingo',
      'lunch',
      'Lunch:',
      'Dagens:',
      '(ägg)',
      '(fri från gluten)',
      'Innehåller:',
      'gluten',
      ',',
      '\n',
      '75 kr',
      '\t',
      'stängt',
      'öppet',
      'Program',
      'november',
      'varje',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const reading = read(`Meny\n${parts.join(' ')}`)
        expect(reading.activities).toEqual([])
        expectInForm(reading)
      }),
    )
  })
})

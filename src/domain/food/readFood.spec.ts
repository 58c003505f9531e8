import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mealFields } from '../../contract/programme.ts'
import type { ProgrammeReading } from '../text/reading.ts'
import { readCsv } from './csv.ts'
import { readFoodFile, readFoodText } from './readFood.ts'
import { workbook } from './testing.ts'
import { readXlsx } from './xlsx.ts'

const today = '2026-11-23'

function read(source: string | Uint8Array): ProgrammeReading {
  const reading =
    typeof source === 'string' ? readFoodText(source, { today }) : readFoodFile(source, { today })
  if (typeof reading === 'string') throw new Error(reading)
  return reading
}

const told = ({ meals }: ProgrammeReading) =>
  meals.map(({ date, serveFrom, serveTo, dish, price }) => [date, serveFrom, serveTo, dish.sv, price])

describe('CSV', () => {
  const csv = `Datum;Rätt;Vegetarisk;Pris;Kost;Allergener;Serveras;Portioner
2026-11-23;"Köttbullar; gräddsås";Linsbiffar;85,00;glutenfri;"mjölk, ägg";11.30–13;40
24/11;Fiskgratäng;;79,50;;Fisk;11:30;
;Pannkakor;;;;;;
Onsdag;Ärtsoppa;;70 kr;raw food;okänd sak;;
31/2;Inget;;;;;;
Torsdag;;;;;;;
811218-9876;Hemligt;;;;;;
`
  it('is read row by row, and each row says what was guessed', () => {
    const reading = read(csv)
    expect(told(reading)).toEqual([
      ['2026-11-23', '11:30', '13:00', 'Köttbullar; gräddsås. Vegetariskt: Linsbiffar', 85],
      ['2026-11-24', '11:30', '13:00', 'Fiskgratäng', 80],
      ['2026-11-24', '11:30', '13:00', 'Pannkakor', undefined],
      ['2026-11-25', '11:30', '13:00', 'Ärtsoppa', 70],
    ])
    expect(reading.meals[0]).toMatchObject({
      portions: 40,
      diets: ['vegetarian', 'glutenFree'],
      allergens: { milk: 'contains', eggs: 'contains' },
    })
    expect(reading.lines.map(({ outcome, why }) => [outcome, ...why.map(({ code }) => code)])).toEqual([
      ['understood', 'heading'],
      ['understood'],
      ['uncertain', 'priceUnclear', 'endAssumed'],
      ['uncertain', 'mealTimeAssumed'],
      ['uncertain', 'weekAssumed', 'mealTimeAssumed', 'dietUnclear', 'allergenUnclear'],
      ['notUnderstood', 'badDate'],
      ['notUnderstood', 'noDish'],
      ['notUnderstood', 'personalNumber'],
    ])
    expect(JSON.stringify(reading)).not.toContain('9876')
  })

  it.each([
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8('Datum;Rätt\n23/11;Ärtsoppa')])],
    ['windows-1252', Uint8Array.from(Buffer.from('Datum;Rätt\n23/11;Ärtsoppa', 'latin1'))],
    ['UTF-16', Uint8Array.from(Buffer.from('\ufeffDatum;Rätt\n23/11;Ärtsoppa', 'utf16le'))],
    ['UTF-16 without a mark', Uint8Array.from(Buffer.from('Datum;Rätt\n23/11;Ärtsoppa', 'utf16le'))],
    ['tabs', strToU8('Datum\tRätt\n23/11\tÄrtsoppa')],
    ['commas', strToU8('Datum,Rätt\n23/11,"Ärtsoppa"')],
    ['its own delimiter told', strToU8('sep=,\nDatum,Rätt\n23/11,Ärtsoppa')],
  ])('is read in %s', (_, bytes) => {
    expect(read(bytes).meals).toMatchObject([{ date: '2026-11-23', dish: { sv: 'Ärtsoppa' } }])
  })

  it('gives back whatever was quoted', () => {
    const cell = fc.string().map((text) => text.replace(/\r/g, '').trim())
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
    fc.assert(
      fc.property(rows, (all) => {
        const quoted = all
          .map((row) => row.map((text) => `"${text.replace(/"/g, '""')}"`).join(';'))
          .join('\n')
        expect(readCsv(`"a";"b"\n${quoted}`).slice(1)).toEqual(
          all.filter((row) => row.some((text) => text !== '')),
        )
      }),
    )
  })
})

describe('workbooks', () => {
  it('are read with their dates and times', () => {
    const reading = read(
      workbook([
        ['Lunch på Träffpunkten'],
        ['Datum', 'Maträtt', 'Pris', 'Serveras', 'Allergener'],
        [{ date: 46349 }, 'Fisk & potatis', 85, { time: 0.479166666666667 }, 'Fisk, Mjölk'],
        [{ date: 46350 }, 'Soppa', 70.5, null, null],
      ]),
    )
    expect(told(reading)).toEqual([
      ['2026-11-23', '11:30', '13:00', 'Fisk & potatis', 85],
      ['2026-11-24', '11:30', '13:00', 'Soppa', 71],
    ])
    expect(reading.meals[0]?.allergens).toEqual({ fish: 'contains', milk: 'contains' })
  })

  it('are read from inline strings, with prefixed names, and from 1904', () => {
    const sheet = (cells: string) =>
      `<x:worksheet xmlns:x="x"><x:sheetData>${cells}</x:sheetData></x:worksheet>`
    const inline = (r: string, text: string) =>
      `<x:c r="${r}" t="inlineStr"><x:is><x:r><x:t>${text}</x:t></x:r></x:is></x:c>`
    const bytes = workbook([], {
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': sheet(
        `<x:row r="1">${inline('A1', 'Datum')}${inline('C1', 'R&#228;tt')}</x:row><x:row r="2"><x:c r="A2" s="1"><x:v>44887</x:v></x:c>${inline('C2', 'Gröt')}</x:row>`,
      ),
    })
    expect(read(bytes).meals).toMatchObject([{ date: '2026-11-23', dish: { sv: 'Gröt' } }])
  })

  it('laid out for the eye are read as the text that they show', () => {
    const reading = read(workbook([['Matsedel vecka 48'], ['Måndag', 'Köttbullar'], ['Tisdag', 'Fisk']]))
    expect(reading.meals.map(({ date, dish }) => [date, dish.sv])).toEqual([
      ['2026-11-23', 'Köttbullar'],
      ['2026-11-24', 'Fisk'],
    ])
  })

  it('that swell, or are none, are refused', () => {
    const swelling = workbook([], { 'xl/worksheets/sheet1.xml': `<sheetData>${' '.repeat(30_000_000)}` })
    expect(swelling.length).toBeLessThan(200_000)
    expect(readXlsx(swelling)).toBe('tooLarge')
    expect(readXlsx(zipSync({ 'a.txt': strToU8('x') }))).toBe('notAWorkbook')
    expect(readFoodFile(strToU8('PK\u0003\u0004 no zip'), { today })).toBe('notAWorkbook')
    expect(readFoodFile(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), { today })).toBe('oldWorkbook')
  })

  it('never throw, whatever is broken in them', () => {
    const whole = workbook([
      ['Datum', 'Rätt'],
      [{ date: 46349 }, 'Soppa'],
    ])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const broken = whole.slice()
        broken[at] = byte
        readFoodFile(broken, { today })
      }),
    )
  })
})

describe('Open Meal', () => {
  const v3 = {
    meals: [
      {
        name: 'Lunch',
        date: '2026-11-23',
        lang: null,
        distributor: { id: 'd', name: 'Träffpunkten' },
        courses: [
          {
            id: '2',
            name: 'Linsgryta',
            optionName: 'Lunch 2',
            order: 2,
            knownAllergens: [],
            tags: [{ name: 'Vegetarisk' }],
            price: null,
          },
          {
            id: '1',
            name: 'Fiskgratäng',
            optionName: 'Lunch 1',
            order: 1,
            labelOfContents: 'Torsk, GRÄDDE',
            knownAllergens: [
              { name: 'Fisk', codes: [{ code: 'AF', type: 'GS1' }] },
              { name: 'Something', codes: [{ code: 'AM', type: 'GS1' }] },
              { name: 'Okänt', codes: [] },
            ],
            price: '100 SEK',
          },
        ],
      },
    ],
  }
  const v2 = {
    data: [
      {
        distributors: [{ name: 'Skolan' }],
        meals: [
          {
            date: '2015-05-20T00:00:00',
            name: 'Lunch',
            courses: [{ name: 'Pannkakor', order: 1, ingredients: 'mjölk', allergens: ['Egg', 'Milk'] }],
          },
        ],
      },
    ],
  }

  it('3.3 is read course by course; what is listed is in it, all else is unknown', () => {
    const { meals, lines } = read(JSON.stringify(v3))
    expect(meals).toMatchObject([
      {
        date: '2026-11-23',
        dish: { sv: 'Fiskgratäng' },
        price: 100,
        allergens: { fish: 'contains', milk: 'contains' },
      },
      { dish: { sv: 'Linsgryta' }, diets: ['vegetarian'], allergens: {} },
    ])
    expect(lines[0]?.why).toContainEqual({ code: 'allergenUnclear', text: 'Okänt' })
  })

  it('2 is read with its bare words', () => {
    expect(read(JSON.stringify(v2)).meals).toMatchObject([
      { date: '2015-05-20', dish: { sv: 'Pannkakor' }, allergens: { eggs: 'contains', milk: 'contains' } },
    ])
  })

  it('is refused where it is none', () => {
    for (const text of ['{"a": 1}', '[1, 2]', '{broken', '{"data": 3}'])
      expect(readFoodText(text, { today })).toBe('notAMenu')
  })

  it('does not stumble over an order that is no number', () => {
    const course = { name: 'Soppa', order: { toString: '' } }
    const text = JSON.stringify({
      meals: [{ date: '2026-11-23', courses: [course, { ...course, order: '1' }] }],
    })
    expect(readFoodText(text, { today })).toMatchObject({ lines: [{}, {}] })
  })

  it('never throws, and gives only what the contract takes', () => {
    const course = fc.record({
      name: fc.anything(),
      knownAllergens: fc.anything(),
      price: fc.anything(),
      order: fc.anything(),
    })
    const meal = fc.record({
      date: fc.oneof(fc.constant('2026-11-23'), fc.anything()),
      courses: fc.array(course),
    })
    fc.assert(
      fc.property(fc.array(meal), (meals) => {
        const reading = readFoodText(JSON.stringify({ meals }), { today })
        if (typeof reading === 'string') return
        for (const { line: _, ...fields } of reading.meals) expect(mealFields.parse(fields)).toBeTruthy()
      }),
    )
  })
})

it('reads a menu as staff write it', () => {
  const { meals } = read('Måndag: Köttbullar\nTisdag: Fisk, 75 kr\n')
  expect(meals.map(({ date, dish, price }) => [date, dish.sv, price])).toEqual([
    ['2026-11-23', 'Köttbullar', undefined],
    ['2026-11-24', 'Fisk', 75],
  ])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityFields } from '../../contract/programme.ts'
import type { ProgrammeReading, ReadingReason } from './reading.ts'
import { sentenceFor } from './sentences.sv.ts'
import { expectInForm, read } from './testing.ts'

const codes = (reading: ProgrammeReading) =>
  reading.lines.filter(({ outcome }) => outcome !== 'blank').map(({ why }) => why.map(({ code }) => code))

describe('years', () => {
  it('is the nearest where nothing else is said, and a guess when that is far', () => {
    expect(read('20 november kl 10 Bingo').activities[0]?.start).toBe('2026-11-20T10:00')
    expect(read('8 januari kl 10 Bingo').activities[0]?.start).toBe('2027-01-08T10:00')
    expect(read('1 maj kl 10 Bingo').lines[0]).toMatchObject({
      outcome: 'uncertain',
      why: expect.arrayContaining([{ code: 'yearAssumed', year: 2027 }]),
    })
  })

  it('says when weekday or week does not agree with the date', () => {
    const reading = read(
      'Måndag 23 november\n10-11 Bingo\nOnsdag 24 november\n10-11 Bingo\nTorsdag 26/11\n10-11 Bingo',
    )
    expect(reading.lines[2]).toMatchObject({
      outcome: 'uncertain',
      why: [{ code: 'weekdayMismatch', date: '2026-11-24', written: 'wednesday' }],
    })
    expect(read('Vecka 48\nMåndag 30 november\n10-11 Bingo').lines[1]?.why).toEqual([
      { code: 'weekMismatch', date: '2026-11-30', written: 48 },
    ])
  })

  it('refuses a day that does not exist', () => {
    expect(codes(read('31 november kl 10-11 Bingo'))).toEqual([['badDate']])
  })
})

describe('times', () => {
  it.each([
    ['10-12', '10:00', 120],
    ['10–12', '10:00', 120],
    ['10 - 12', '10:00', 120],
    ['10.00-11.30', '10:00', 90],
    ['10:00–11:30', '10:00', 90],
    ['kl. 13.30–15', '13:30', 90],
    ['kl 13.30 till 15', '13:30', 90],
    ['Kl 9-11.', '09:00', 120],
    ['klockan 14', '14:00', 60],
    ['kl.14', '14:00', 60],
    ['kl 1330', '13:30', 60],
    ['14.00', '14:00', 60],
    ['mellan 10 och 12', '10:00', 120],
    ['från kl 10 till kl 12', '10:00', 120],
  ])('reads "%s"', (written, start, minutes) => {
    for (const line of [`Måndag 23/11 ${written} Sittgympa`, `Måndag 23/11: Sittgympa ${written}`]) {
      const { activities, lines } = read(line)
      expect(activities, line).toMatchObject([
        { title: { sv: 'Sittgympa' }, start: `2026-11-23T${start}`, durationMinutes: minutes },
      ])
      expect(lines[0]?.outcome).toBe('understood')
    }
  })

  it('takes no number for a time that is none', () => {
    const { activities } = read(
      'Måndag 23/11 kl 10-11 Dans på 60-talet för 65-80 år, max 10–12 personer, 20.50 kr',
    )
    expect(activities).toMatchObject([{ start: '2026-11-23T10:00', durationMinutes: 60 }])
  })

  it('says what it cannot read', () => {
    expect(codes(read('Måndag 23/11\nkl 25.00 Bingo\n10.75 Bingo'))).toEqual([[], ['badTime'], ['badTime']])
    expect(codes(read('Måndag 23/11 kl 14-13 Bingo'))).toEqual([['endBeforeStart']])
    expect(codes(read('Måndag 23/11\n- Bingo'))).toEqual([[], ['noTime']])
    expect(codes(read('10.00 Bingo'))).toEqual([['noDate']])
    expect(codes(read('Måndag 23/11\n10.00'))).toEqual([[], ['noTitle']])
  })
})

describe('guesses', () => {
  const guessed = (text: string): ReadingReason[] => read(text).lines.flatMap(({ why }) => why)

  it('are never silent', () => {
    expect(guessed('Måndag\n10-11 Bingo')).toContainEqual({ code: 'weekAssumed', week: 48, year: 2026 })
    expect(guessed('Varannan tisdag kl 10-11 Bingo')).toContainEqual({
      code: 'everyOtherWeekFrom',
      date: '2026-11-24',
    })
    expect(guessed('Måndag 23/11\nLunch: Ärtsoppa')).toContainEqual({
      code: 'mealTimeAssumed',
      from: '11:30',
      to: '13:00',
    })
    expect(guessed('Måndag 23/11 kl 10-11 Flum')).toContainEqual({
      code: 'goalAreaGuessed',
      goalArea: 'community',
    })
    expect(guessed('Måndag 23/11 kl 10-11 Bingo 20 kr, medlemmar 10 kr')).toContainEqual({
      code: 'severalPrices',
      price: 20,
    })
  })

  it('state no allergen, whatever the dish', () => {
    const { meals } = read('Måndag 23/11\n12-13 Lunch: Glutenfri fisk utan mjölk')
    expect(meals).toMatchObject([{ allergens: {} }])
  })
})

describe('what may not come in', () => {
  it('keeps no personnummer, nor the line that holds it', () => {
    const reading = read('Måndag 23/11\n10-11 Bingo\nAnmälan: 811218-9876 Anna')
    expect(reading.lines[2]).toEqual({
      number: 3,
      text: '',
      outcome: 'notUnderstood',
      why: [{ code: 'personalNumber' }],
    })
    expect(JSON.stringify(reading)).not.toContain('9876')
  })

  it('reads mark-up as what it shows, and runs nothing of it', () => {
    const { activities } = read(
      '<p>Måndag 23/11</p><p>10-11 <b>Bingo</b> &amp; kaffe</p><script>10-11 Ont</script>',
    )
    expect(activities.map(({ title }) => title.sv)).toEqual(['Bingo & kaffe'])
  })

  it('survives control characters, long lines and ten thousand lines', () => {
    expect(read('Måndag 23/11\u0000\r\n\u000b10-11\u0007 Bingo').activities).toHaveLength(1)
    expect(codes(read(`Måndag 23/11\n10-11 ${'x'.repeat(600)}`))).toEqual([[], ['tooLong']])
    const many = Array.from(
      { length: 10_000 },
      (_, index) => `${8 + (index % 9)}.00-${9 + (index % 9)}.30 Bingo`,
    )
    expect(read(`Måndag 23/11\n${many.join('\n')}`).activities).toHaveLength(10_000)
  })

  it('keeps to the lengths that a programme can hold, whatever is written in one line', () => {
    const long = `10.00 Bingo, ${'i Stora salen med Karin, '.repeat(17)}sedan kl 14 och kl 16`
    const club = `13.00 Kör, ${'Sång'.repeat(30)}föreningen`
    const { activities } = read(`Måndag 23/11\n${long}\n${club}`)
    expect(activities).toHaveLength(2)
    for (const activity of activities)
      expect(activityFields.safeParse(activity)).toMatchObject({ success: true })
  })

  it('never throws, numbers every line, and says why of each that it does not keep', () => {
    const piece = fc.constantFrom(
      'måndag',
      'tisdagar',
      '24/11',
      '31/2',
      '30 februari',
      '29 februari',
      '24–26 december',
      'vecka 53',
      'v. 48',
      '10-12',
      'kl 14',
      '25.00',
      '20 kr',
      'stängt',
      'öppet',
      'lunch:',
      'Bingo',
      'jämna veckor',
      'varannan',
      'första',
      'i månaden',
      't.o.m.',
      'ej',
      'från',
      'med Karin',
      'i Stora salen',
      ',',
      ' – ',
      '\t',
      '|',
      '\n',
      '\n\n',
      '• ',
      '<p>',
      '2026',
      'max 0 platser',
      '.',
    )
    const text = fc.array(
      fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ unit: 'grapheme', maxLength: 20 })),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join(' ')
        const reading = read(source)
        for (const line of reading.lines) {
          if (line.outcome === 'notUnderstood' || line.outcome === 'uncertain')
            expect(line.why).not.toEqual([])
          for (const reason of line.why) expect(sentenceFor(reason)).toMatch(/^\S.*[.?]$/u)
        }
        expectInForm(reading)
      }),
      { numRuns: 300 },
    )
  })
})

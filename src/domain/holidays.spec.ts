import { describe, expect, it } from 'vitest'
import { holidays } from '../contract/words.ts'
import { addDays, daysBetween, daysFrom, weekdayOf } from './dates.ts'
import { easterSunday, holidayOn } from './holidays.ts'

const years = Array.from({ length: 101 }, (_, index) => 2000 + index)
const yearOf = (year: number) =>
  Object.fromEntries(
    daysFrom(`${year}-01-01`, `${year}-12-31`).flatMap((date) => {
      const holiday = holidayOn(date)
      return holiday === null ? [] : [[date.slice(5), holiday]]
    }),
  )

/** Easter by Meeus, Jones and Butcher, another method than the domain's. */
function butcher(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

describe('Swedish holidays', () => {
  it('are these in 2026', () => {
    expect(yearOf(2026)).toEqual({
      '01-01': 'newYearsDay',
      '01-06': 'epiphany',
      '04-03': 'goodFriday',
      '04-05': 'easterSunday',
      '04-06': 'easterMonday',
      '05-01': 'mayDay',
      '05-14': 'ascensionDay',
      '05-24': 'whitSunday',
      '06-06': 'nationalDay',
      '06-19': 'midsummerEve',
      '06-20': 'midsummerDay',
      '10-31': 'allSaintsDay',
      '12-24': 'christmasEve',
      '12-25': 'christmasDay',
      '12-26': 'boxingDay',
      '12-31': 'newYearsEve',
    })
  })

  it.each([
    ['2000-04-23', 'easterSunday'],
    ['2008-03-23', 'easterSunday'],
    ['2011-04-24', 'easterSunday'],
    ['2019-04-21', 'easterSunday'],
    ['2024-03-31', 'easterSunday'],
    ['2025-04-18', 'goodFriday'],
    ['2025-05-29', 'ascensionDay'],
    ['2025-06-21', 'midsummerDay'],
    ['2025-11-01', 'allSaintsDay'],
    ['2027-06-26', 'midsummerDay'],
    ['2027-11-06', 'allSaintsDay'],
    ['2038-04-25', 'easterSunday'],
    ['2004-06-06', null],
    ['2005-06-06', 'nationalDay'],
    ['2026-04-30', null],
    ['2026-05-25', null],
    ['2026-11-23', null],
  ])('%s is %s', (date, holiday) => {
    expect(holidayOn(date)).toBe(holiday)
  })

  it('come once a year each, but where two fall together', () => {
    for (const year of years) {
      const found = Object.values(yearOf(year))
      const ascension = addDays(easterSunday(year), 39)
      const hidden = [
        ...(year < 2005 ? ['nationalDay'] : []),
        ...(ascension === `${year}-05-01` ? ['ascensionDay'] : []),
        ...(year >= 2005 && addDays(easterSunday(year), 49) === `${year}-06-06` ? ['whitSunday'] : []),
      ]
      expect(found.toSorted()).toEqual(holidays.filter((one) => !hidden.includes(one)).toSorted())
    }
  })

  it('fall on their weekdays', () => {
    const weekday = {
      goodFriday: 'friday',
      easterSunday: 'sunday',
      easterMonday: 'monday',
      ascensionDay: 'thursday',
      whitSunday: 'sunday',
      midsummerEve: 'friday',
      midsummerDay: 'saturday',
      allSaintsDay: 'saturday',
    } as const
    for (const year of years)
      for (const [day, holiday] of Object.entries(yearOf(year)))
        if (holiday in weekday)
          expect(weekdayOf(`${year}-${day}`)).toBe(weekday[holiday as keyof typeof weekday])
  })

  it('have Easter where another method has it', () => {
    for (const year of years) expect(easterSunday(year)).toBe(butcher(year))
  })

  it('have the eve the day before its day', () => {
    for (const year of years) {
      const days = Object.entries(yearOf(year))
      const on = (holiday: string) => `${year}-${days.find(([, name]) => name === holiday)?.[0]}`
      expect(daysBetween(on('midsummerEve'), on('midsummerDay'))).toBe(1)
    }
  })
})

import type { Holiday, Weekday } from '../contract/words.ts'
import { addDays, daysBetween, weekdayOf } from './dates.ts'

/**
 * The public holiday or eve that a date is in Sweden, else null: lag (1989:253) om allmänna helgdagar, as it reads since 2005 (6 June
 * in, Whit Monday out; 2000–2004 have neither here), and the three eves that the work-day calendar treats as free. Where two fall
 * together (1 May 2008 was Ascension Day too) the one of the fixed date is named.
 */
export function holidayOn(date: string): Holiday | null {
  const year = Number(date.slice(0, 4))
  return fixed(date.slice(5), year) ?? bySaturday(date) ?? byEaster(date, year)
}

function fixed(monthDay: string, year: number): Holiday | null {
  switch (monthDay) {
    case '01-01':
      return 'newYearsDay'
    case '01-06':
      return 'epiphany'
    case '05-01':
      return 'mayDay'
    case '06-06':
      return year >= 2005 ? 'nationalDay' : null
    case '12-24':
      return 'christmasEve'
    case '12-25':
      return 'christmasDay'
    case '12-26':
      return 'boxingDay'
    case '12-31':
      return 'newYearsEve'
    default:
      return null
  }
}

/** Midsummer is the Saturday of 20–26 June, All Saints that of 31 October–6 November. */
function bySaturday(date: string): Holiday | null {
  const within = (from: string, to: string, weekday: Weekday) =>
    from <= date.slice(5) && date.slice(5) <= to && weekdayOf(date) === weekday
  if (within('06-20', '06-26', 'saturday')) return 'midsummerDay'
  if (within('06-19', '06-25', 'friday')) return 'midsummerEve'
  if (within('10-31', '11-06', 'saturday')) return 'allSaintsDay'
  return null
}

function byEaster(date: string, year: number): Holiday | null {
  if (date.slice(5) < '03-20' || date.slice(5) > '06-13') return null
  switch (daysBetween(easterSunday(year), date)) {
    case -2:
      return 'goodFriday'
    case 0:
      return 'easterSunday'
    case 1:
      return 'easterMonday'
    case 39:
      return 'ascensionDay'
    case 49:
      return 'whitSunday'
    default:
      return null
  }
}

/** Easter Sunday of a Gregorian year, by Gauss's method with the corrections for its two exceptions, good for 1900–2199. */
export function easterSunday(year: number): string {
  const cycle = year % 19
  const [m, n] = year < 2100 ? [24, 5] : [24, 6]
  const d = (19 * cycle + m) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
  const exception = (d === 29 && e === 6) || (d === 28 && e === 6 && cycle > 10)
  return addDays(`${year}-03-22`, d + e - (exception ? 7 : 0))
}

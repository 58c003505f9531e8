import { describe, expect, it } from 'vitest'
import { daysFrom, isoWeek, weekdayOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import { readProgrammeText } from './programmeText.ts'

const until = '2032-12-31'

/** The dates of the one activity that the line makes. */
function datesIn(line: string): string[] {
  const [activity] = readProgrammeText(line, { today: '2026-11-23' }).activities
  return activity ? datesOf({ ...activity, notOnHolidays: false }, '2026-11-23', until) : []
}

/** Counted by hand, day by day. */
const counted = (isHeld: (date: string) => boolean) => daysFrom('2026-11-23', until).filter(isHeld)
const lastOfMonth = (date: string) =>
  new Date(Date.parse(date) + 7 * 86_400_000).getUTCMonth() !== new Date(date).getUTCMonth()

describe('what comes back', () => {
  it.each<[string, (date: string) => boolean]>([
    ['Varje tisdag kl 10-11 Bingo', (date) => weekdayOf(date) === 'tuesday'],
    ['Måndagar och onsdagar 10-11 Bingo', (date) => ['monday', 'wednesday'].includes(weekdayOf(date))],
    ['Vardagar 10-11 Bingo', (date) => !['saturday', 'sunday'].includes(weekdayOf(date))],
    [
      'Onsdagar jämna veckor 10-11 Bingo',
      (date) => weekdayOf(date) === 'wednesday' && isoWeek(date).week % 2 === 0,
    ],
    [
      'Bingo udda veckor, torsdag kl 10-11',
      (date) => weekdayOf(date) === 'thursday' && isoWeek(date).week % 2 === 1,
    ],
    [
      'Första måndagen i månaden kl 10-11 Bingo',
      (date) => weekdayOf(date) === 'monday' && Number(date.slice(8)) <= 7,
    ],
    [
      'Sista fredagen i varje månad kl 10-11 Bingo',
      (date) => weekdayOf(date) === 'friday' && lastOfMonth(date),
    ],
    [
      'Fredagar kl 10-11 Bingo t.o.m. 18 december',
      (date) => weekdayOf(date) === 'friday' && date <= '2026-12-18',
    ],
    [
      'Fredagar fr.o.m. 15 januari kl 10-11 Bingo',
      (date) => weekdayOf(date) === 'friday' && date >= '2027-01-15',
    ],
  ])('"%s" is held on those days, through every week 53', (line, isHeld) => {
    expect(datesIn(line)).toEqual(counted(isHeld))
  })

  it('counts every other week from the date that is written', () => {
    const dates = datesIn('Varannan torsdag med start 3/12 kl 10-11 Bingo')
    expect(dates.slice(0, 3)).toEqual(['2026-12-03', '2026-12-17', '2026-12-31'])
  })
})

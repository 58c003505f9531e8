import { describe, expect, it } from 'vitest'
import { occurrencesBetween } from '../occurrences.ts'
import { programmeOf } from '../testing.ts'
import { daysFrom } from '../time.ts'
import { event, read } from './testing.ts'

/** RFC 5545, 3.8.5.3: DTSTART of most is 2 September 1997, 9.00 in New York; the venue of this spec lies there. Month-day of the first dates. */
const rfcExamples: readonly [rule: string, start: string, dates: string][] = [
  ['FREQ=DAILY;COUNT=10', '19970902', '09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11'],
  ['FREQ=DAILY;INTERVAL=2', '19970902', '09-02 09-04 09-06 09-08 09-10'],
  ['FREQ=DAILY;INTERVAL=10;COUNT=5', '19970902', '09-02 09-12 09-22 10-02 10-12'],
  ['FREQ=WEEKLY;COUNT=10', '19970902', '09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04'],
  ['FREQ=WEEKLY;UNTIL=19971224T000000Z', '19970902', '09-02 09-09 09-16 09-23'],
  ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', '19970902', '09-02 09-16 09-30 10-14 10-28 11-11'],
  [
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    '19970902',
    '09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '19970901',
    '09-01 09-03 09-05 09-15 09-17 09-19 09-29',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '19970902',
    '09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16',
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '19970905',
    '09-05 10-03 11-07 12-05 01-02 02-06 03-06 04-03 05-01 06-05',
  ],
  ['FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR', '19970905', '09-05 10-03 11-07 12-05'],
  [
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '19970907',
    '09-07 09-28 11-02 11-30 01-04 01-25 03-01 03-29 05-03 05-31',
  ],
  ['FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '19970922', '09-22 10-20 11-17 12-22 01-19 02-16'],
  ['FREQ=MONTHLY;BYMONTHDAY=-3', '19970928', '09-28 10-29 11-28 12-29 01-29 02-26'],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '19970902',
    '09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 01-02 01-15',
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '19970930',
    '09-30 10-01 10-31 11-01 11-30 12-01 12-31 01-01 01-31 02-01',
  ],
  [
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '19970910',
    '09-10 09-11 09-12 09-13 09-14 09-15',
  ],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU', '19970902', '09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25'],
  ['FREQ=YEARLY;COUNT=10;BYMONTH=6,7', '19970610', '06-10 07-10 06-10 07-10'],
  ['FREQ=YEARLY;BYDAY=20MO', '19970519', '05-19 05-18'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '19970512', '05-12 05-11'],
  ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '19970313', '03-13 03-20 03-27 03-05 03-12 03-19 03-26'],
  ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13', '19970913', '09-13 10-11 11-08 12-13 01-10 02-07'],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '19970904', '09-04 10-07 11-06'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '19970929', '09-29 10-30 11-27 12-30'],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19970805', '08-05 08-10 08-19 08-24'],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19970805', '08-05 08-17 08-19 08-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '20070115', '01-15 01-30 02-15 03-15 03-30'],
]

describe('the examples of RFC 5545, 3.8.5.3', () => {
  it.each(rfcExamples)('%s', (rule, start, dates) => {
    const zone = 'America/New_York'
    const on = `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6)}`
    const text = event(`DTSTART;TZID=${zone}:${start}T090000`, 'DURATION:PT1H', `RRULE:${rule}`)
    const [activity] = read(text, on, zone).activities
    const programme = programmeOf({
      activities: [
        {
          id: 'a',
          title: { sv: 'a' },
          goalArea: 'community',
          organiser: { kind: 'association' },
          notOnHolidays: false,
          start: activity?.start,
          recurrence: activity?.recurrence,
          durationMinutes: activity?.durationMinutes,
        },
      ],
    })
    const wanted = dates.split(' ')
    const days = daysFrom(on, `${Number(start.slice(0, 4)) + 2}-12-31`)
    const held = occurrencesBetween(
      { programme, now: 0, timeZone: zone, joined: new Map() },
      on,
      days.at(-1) ?? on,
    )
    const found = days.flatMap((date) => held(date)).map((view) => view.start)
    expect(found.slice(0, wanted.length).map((wall) => wall.slice(5))).toEqual(
      wanted.map((date) => `${date}T09:00`),
    )
    const count = Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0)
    if (count === wanted.length) expect(found).toHaveLength(count)
  })

  it.each([
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z',
    'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
  ])('that come several times a day are refused: %s', (rule) => {
    const text = event('DTSTART:19970902T090000', `RRULE:${rule}`)
    expect(read(text, '1997-09-02')).toMatchObject({
      activities: [],
      problems: [{ problem: 'unreadableRule' }],
    })
  })
})

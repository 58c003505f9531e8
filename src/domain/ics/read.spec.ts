import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entityFields } from '../../contract/programme.ts'
import { occurrencesBetween } from '../occurrences.ts'
import { programmeOf, stockholm } from '../testing.ts'
import { daysFrom } from '../time.ts'
import { calendarChanges, type There } from './changes.ts'
import { decodeCalendar } from './lines.ts'
import { readCalendar } from './read.ts'
import type { Reading } from './reading.ts'

const folder = new URL('./corpus/', import.meta.url)
const corpus = new Map(
  await Promise.all(
    (await readdir(folder)).map(async (name) => [name, await readFile(new URL(name, folder))] as const),
  ),
)
const today = '2026-11-25'

function read(text: string, on = today, timeZone = stockholm): Reading {
  const reading = readCalendar(text, { today: on, timeZone })
  if (typeof reading === 'string') throw new Error(reading)
  return reading
}

function fromCorpus(name: string, on = today): Reading {
  return read(decodeCalendar(corpus.get(name) ?? new Uint8Array()), on)
}

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

function event(...lines: string[]): string {
  return calendar('BEGIN:VEVENT', 'UID:a', 'SUMMARY:Bingo', ...lines, 'END:VEVENT')
}

const nothing: There = { all: [], find: () => null }

/** What the screen would show of a reading: `2026-11-26 13:00 Bingo`, with what is off in brackets. */
function shown(reading: Reading, from: string, to: string): string[] {
  const changes = calendarChanges({ reading, before: null, organiser: 'PRO', there: nothing, today: from })
  const of = (wanted: 'activity' | 'occurrence') =>
    changes.flatMap((change) =>
      change.do === 'set' && change.type === wanted
        ? [{ id: change.id, ...entityFields[wanted].parse(change.fields) }]
        : [],
    )
  const programme = programmeOf({ activities: of('activity'), occurrences: of('occurrence') })
  const views = occurrencesBetween({ programme, now: 0, timeZone: stockholm, joined: new Map() }, from, to)
  return daysFrom(from, to).flatMap((date) =>
    views(date)
      .filter(({ movedAway }) => !movedAway)
      .map(({ start, title, cancelled }) => {
        const text = `${start.replace('T', ' ')} ${title.sv}`
        return cancelled ? `[${text}]` : text
      }),
  )
}

describe('the export of', () => {
  it('Outlook is read with its own names of zones, and told what it cannot say', () => {
    const reading = fromCorpus('outlook.ics')
    expect(reading.activities).toMatchObject([
      {
        title: 'Bingo',
        description: 'Vi spelar om små priser. Ta med glasögon, och en vän.\nKaffe finns.',
        place: 'Stora salen',
        start: '2026-09-10T13:30',
        durationMinutes: 90,
        recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;WKST=MO',
        goalArea: 'community',
        guessed: false,
      },
    ])
    expect(reading.problems).toEqual([
      { title: 'Styrelsemöte', problem: 'unknownZone', detail: 'Customized Time Zone' },
      { title: 'Bussresa till Nora', problem: 'noStart', detail: '2026-12-05' },
    ])
    expect(shown(reading, '2026-11-23', '2027-01-10')).toEqual([
      '2026-12-03 14:00 Bingo',
      '2026-12-17 13:30 Bingo',
      '[2026-12-31 13:30 Bingo]',
    ])
  })

  it('Google is read with its own dates of a series, and without its markup', () => {
    const reading = fromCorpus('google.ics')
    expect(reading.problems).toEqual([])
    expect(reading.activities[0]).toMatchObject({
      title: 'Finsk danskväll',
      description: 'Tanssi ja laulu\n\nKaikki tervetulleita!',
      place: 'Fristadstorget 5, Eskilstuna',
      recurrence: 'FREQ=MONTHLY;UNTIL=20270607T215959Z;BYDAY=1MO',
      goalArea: 'movement',
    })
    expect(shown(reading, '2026-11-23', '2027-07-31')).toEqual([
      '2026-11-26 13:00 Föreläsning: Finland 1917',
      '[2026-11-27 13:00 Stickcafé]',
      '[2026-12-07 18:00 Finsk danskväll]',
      '2026-12-07 18:00 Julfest med dans',
      '[2027-01-04 18:00 Finsk danskväll]',
      '2027-02-01 18:00 Finsk danskväll',
      '2027-03-01 18:00 Finsk danskväll',
      '2027-04-05 18:00 Finsk danskväll',
      '2027-05-03 18:00 Finsk danskväll',
      '2027-06-07 18:00 Finsk danskväll',
    ])
  })

  it('Apple is read with its prefixed zones, floating times and durations', () => {
    const reading = fromCorpus('apple.ics')
    expect(reading.problems).toEqual([])
    expect(shown(reading, '2026-11-23', '2026-12-31')).toEqual([
      '2026-11-25 10:00 Körsång',
      '2026-11-26 10:00 Samsång med Åbo på länk',
      '2026-12-02 10:00 Körsång',
      '2026-12-03 10:00 Samsång med Åbo på länk',
      '2026-12-09 10:00 Körsång',
      '2026-12-10 10:00 Samsång med Åbo på länk',
      '2026-12-13 07:00 Luciamorgon 🕯',
      '2026-12-16 10:00 Körsång',
      '2026-12-17 10:00 Samsång med Åbo på länk',
    ])
    expect(reading.activities.find(({ title }) => title.startsWith('Lucia'))?.durationMinutes).toBe(90)
  })

  it('an association’s web site is read as far as it goes, each fault told', () => {
    const reading = fromCorpus('association-web.ics')
    expect(reading.problems).toEqual([
      { title: '', problem: 'noTitle', detail: '2026-12-04T13:00' },
      { title: 'Kryssning', problem: 'tooLong' },
      { title: 'Anmälan Karin', problem: 'personalNumber' },
      { title: 'Varje timme', problem: 'unreadableRule', detail: 'FREQ=HOURLY;COUNT=3' },
      { title: 'Utan start', problem: 'noStart' },
    ])
    const single = reading.activities.filter(({ title }) => title !== 'Boule i parken')
    expect(single).toMatchObject([
      { title: 'Månadsmöte', start: '2026-12-02T13:00', durationMinutes: 120 },
      { title: 'Utan nummer', start: '2026-12-03T13:00', durationMinutes: 60 },
    ])
    expect(JSON.stringify(reading)).not.toContain('19450603')
  })

  it('a series in UTC is at its own hour on both sides of summer time, as single dates', () => {
    const reading = fromCorpus('association-web.ics', '2026-10-19')
    const boule = shown(reading, '2026-10-19', '2027-04-07').filter((line) => line.includes('Boule'))
    expect(boule.slice(0, 2)).toEqual(['2026-10-21 10:00 Boule i parken', '2026-10-28 09:00 Boule i parken'])
    expect(boule.slice(-2)).toEqual(['2027-03-31 10:00 Boule i parken', '2027-04-07 10:00 Boule i parken'])
    expect(boule).toContain('2027-03-24 09:00 Boule i parken')
  })

  it('RFC 5545, 3.6.1, is read: public and timed is taken, private left out, a festival of days told', () => {
    const reading = fromCorpus('rfc-3.6.1.ics', '1997-04-01')
    expect(reading.activities).toMatchObject([
      { title: 'Laurel is in sensitivity awareness class.', start: '1997-04-01T18:30', durationMinutes: 510 },
    ])
    expect(reading.problems).toEqual([
      { title: 'Festival International de Jazz de Montreal', problem: 'noStart', detail: '2007-06-28' },
    ])
  })
})

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

describe('an event', () => {
  const start = 'DTSTART;TZID=Europe/Stockholm:20261126T130000'

  it.each([
    ['Europe/Stockholm', '13:00'],
    ['"Europe/Stockholm"', '13:00'],
    ['/mozilla.org/20070129_1/Europe/Stockholm', '13:00'],
    ['/softwarestudio.org/Tzfile/America/Argentina/Buenos_Aires', '17:00'],
    ['W. Europe Standard Time', '13:00'],
    ['FLE Standard Time', '12:00'],
    ['GMT Standard Time', '14:00'],
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '13:00'],
    ['Etc/GMT-1', '13:00'],
    ['UTC', '14:00'],
  ])('in the zone %s is at %s', (zone, time) => {
    const { activities, problems } = read(event(`DTSTART;TZID=${zone}:20261126T130000`))
    expect(problems).toEqual([])
    expect(activities[0]?.start).toBe(`2026-11-26T${time}`)
  })

  it.each([
    'Mars/Base',
    'Customized Time Zone',
    '+0100',
    'Sverige',
    '',
    'constructor',
    '/a/b',
    '/x.org/Stockholm',
  ])('in the unknown zone "%s" is refused and told', (zone) => {
    const { activities, problems } = read(event(`DTSTART;TZID=${zone}:20261126T130000`))
    expect(activities).toEqual([])
    expect(problems).toEqual([{ title: 'Bingo', problem: 'unknownZone', detail: zone }])
  })

  it('takes the zone that its VTIMEZONE is said to lie in', () => {
    const text = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Min zon',
      'X-LIC-LOCATION:Europe/Helsinki',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:a',
      'SUMMARY:Bingo',
      'DTSTART;TZID=Min zon:20261126T130000',
      'END:VEVENT',
    )
    expect(read(text).activities[0]?.start).toBe('2026-11-26T12:00')
  })

  it('that was moved to where nobody can tell is off on its date', () => {
    const text = calendar(
      ...['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Bingo', start, 'RRULE:FREQ=WEEKLY;COUNT=2', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Bingo', 'DTSTART;TZID=Mars/Base:20261203T150000'],
      ...['RECURRENCE-ID;TZID=Europe/Stockholm:20261203T130000', 'END:VEVENT'],
    )
    expect(read(text).problems).toMatchObject([{ problem: 'unknownZone' }])
    expect(shown(read(text), '2026-11-23', '2026-12-31')).toEqual([
      '2026-11-26 13:00 Bingo',
      '[2026-12-03 13:00 Bingo]',
    ])
  })

  it('knows EXDATE in UTC, as days and as wall times, RDATE as times and periods, and a start outside its rule', () => {
    const text = event(
      start,
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=5',
      'EXDATE:20261204T120000Z',
      'EXDATE;VALUE=DATE:20261211',
      'RDATE;TZID=Europe/Stockholm:20261130T180000',
      'RDATE;VALUE=PERIOD:20261201T170000Z/PT2H',
    )
    expect(shown(read(text), '2026-11-23', '2026-12-31')).toEqual([
      '2026-11-26 13:00 Bingo',
      '2026-11-27 13:00 Bingo',
      '2026-11-30 18:00 Bingo',
      '2026-12-01 18:00 Bingo',
      '[2026-12-04 13:00 Bingo]',
      '[2026-12-11 13:00 Bingo]',
      '2026-12-18 13:00 Bingo',
      '2026-12-25 13:00 Bingo',
    ])
    const period = read(text).activities.find((one) => one.start.startsWith('2026-12-01'))
    expect(period?.durationMinutes).toBe(120)
  })

  it('is its newest version, and gone when its calendar is a cancellation', () => {
    const version = (sequence: number, title: string) => [
      'BEGIN:VEVENT',
      'UID:a',
      `SUMMARY:${title}`,
      `SEQUENCE:${sequence}`,
      start,
      'END:VEVENT',
    ]
    expect(read(calendar(...version(2, 'Ny'), ...version(1, 'Gammal'))).activities).toMatchObject([
      { title: 'Ny' },
    ])
    const off = calendar('METHOD:CANCEL', ...version(1, 'Bingo'))
    expect(shown(read(off), '2026-11-23', '2026-11-29')).toEqual(['[2026-11-26 13:00 Bingo]'])
  })

  it('is read whatever its line ends, folds and letters are coded as', () => {
    const text = event(start, 'DESCRIPTION:Gott kaffe på gården')
    const bytes = new TextEncoder().encode(text)
    const at = text.indexOf('å')
    const split = [...bytes.slice(0, at + 1), 0x0d, 0x0a, 0x20, ...bytes.slice(at + 1)]
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ])
    for (const raw of [bytes, Uint8Array.from(split), latin, utf16])
      expect(read(decodeCalendar(raw)).activities[0]?.description).toBe('Gott kaffe på gården')
    expect(read(`\ufeff${text.replaceAll('\r\n', '\r')}`).activities).toHaveLength(1)
    const coded = event(start, 'DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gott p=C3=A5 g=E5rden')
    expect(read(coded).activities[0]?.description).toBe('Gott på gården')
  })
})

describe('a text', () => {
  it.each([
    ['a page of a captive portal', '<!doctype html><title>Logga in</title>'],
    ['nothing', ''],
    ['a calendar that was cut off', event('DTSTART:20261126T130000').slice(0, -20)],
    ['components that cross', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT'],
    ['a card', 'BEGIN:VCARD\nEND:VCARD'],
  ])('that is %s is no calendar', (_, text) => {
    expect(readCalendar(text, { today, timeZone: stockholm })).toBe('notACalendar')
  })

  it('with no events is an empty calendar', () => {
    expect(read(calendar())).toEqual({ activities: [], occurrences: [], problems: [] })
  })

  it('with more than a meeting place can have is refused as too large', () => {
    const many = Array.from({ length: 301 }, (_, index) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      'SUMMARY:a',
      'DTSTART:20261126T130000',
      'RRULE:FREQ=DAILY',
      'END:VEVENT',
    ])
    expect(readCalendar(calendar(...many.flat()), { today, timeZone: stockholm })).toBe('tooLarge')
  })

  it('is too large by what would come of it, and not by what is over', () => {
    const event = (uid: number, start: string, ...more: string[]) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'SUMMARY:a',
      `DTSTART:${start}`,
      ...more,
      'END:VEVENT',
    ]
    const daily = [1, 2, 3, 4, 5, 6].flatMap((uid) => event(uid, '20261126T090000Z', 'RRULE:FREQ=DAILY'))
    expect(readCalendar(calendar(...daily), { today, timeZone: stockholm })).toBe('tooLarge')
    const old = Array.from({ length: 3000 }, (_, uid) => event(uid, '20201126T090000Z')).flat()
    expect(read(calendar(...old, ...event(3000, '20261126T090000Z'))).activities).toHaveLength(1)
  })

  it('never makes what the programme would refuse, whatever is in it', () => {
    const files = [...corpus.values()].map(decodeCalendar)
    const damaged = fc.tuple(
      fc.constantFrom(...files),
      fc.array(
        fc.tuple(
          fc.nat(3000),
          fc.constantFrom('', ';', ':', '\r\n', '9', 'T', '\u0000', ',', 'x'.repeat(600)),
        ),
      ),
    )
    fc.assert(
      fc.property(damaged, ([text, wounds]) => {
        const hurt = wounds.reduce((left, [at, put]) => left.slice(0, at) + put + left.slice(at + 1), text)
        const reading = readCalendar(hurt, { today, timeZone: stockholm })
        if (typeof reading === 'string') return
        const changes = calendarChanges({ reading, before: null, organiser: 'PRO', there: nothing, today })
        for (const change of changes) {
          if (change.do === 'set') entityFields[change.type].parse(change.fields)
          expect(change.id).toMatch(/^[A-Za-z0-9:_-]{1,80}$/)
        }
      }),
      { numRuns: 150 },
    )
  })
})

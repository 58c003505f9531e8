import { describe, expect, it } from 'vitest'
import { decodeCalendar } from './lines.ts'
import { calendar, event, read, shown } from './testing.ts'

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

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entityFields } from '../../contract/programme.ts'
import { stockholm } from '../testing.ts'
import { calendarChanges } from './changes.ts'
import { readCalendar } from './read.ts'
import { calendar, event, nothing, read, readCorpus, today } from './testing.ts'

const corpus = await readCorpus()

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
    const files = [...corpus.values()]
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

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stockholm } from '../testing.ts'
import { keptCopy } from './keptCopy.ts'
import { readCalendar } from './read.ts'
import { calendar as calendarOf, readCorpus, today } from './testing.ts'

const number = '811218-9876'
const event = (uid: string, ...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  'DTSTART:20261203T120000Z',
  ...lines,
  'END:VEVENT',
]
const calendar = (...events: string[][]) => calendarOf(...events.flat())
function kept(text: string, isRefused?: (uid: string) => boolean): string {
  const copy = keptCopy(text, isRefused)
  if (copy === null) throw new Error('no calendar')
  return copy
}
const read = (text: string) => readCalendar(text, { today, timeZone: stockholm })

it.each([
  ['a title', [`SUMMARY:Karin ${number}`], ''],
  ['a description that is folded', ['SUMMARY:Anmälan', 'DESCRIPTION:Ring 8112', ' 18-9876'], 'Anmälan'],
  ['a description in HTML', ['SUMMARY:Anmälan', 'DESCRIPTION:811218<b>-</b>9876'], 'Anmälan'],
  ['a description in its length', ['SUMMARY:Anmälan', `DESCRIPTION:${'a '.repeat(600)}${number}`], 'Anmälan'],
  ['a place', ['SUMMARY:Anmälan', `LOCATION;LANGUAGE=sv:Hos ${number}`], 'Anmälan'],
])('leaves nothing of one in %s but that it was refused', (_, lines, title) => {
  const text = kept(calendar(event('a', ...lines), event('b', 'SUMMARY:Bingo')))
  expect(text).not.toContain('9876')
  expect(read(text)).toMatchObject({
    activities: [{ uid: 'b', title: 'Bingo' }],
    problems: [{ title, problem: 'personalNumber' }],
  })
})

it('leaves out what nobody reads, and takes the event', () => {
  const text = calendar(
    event('a', 'SUMMARY:Bingo', `ATTENDEE;CN=${number}:mailto:a@b.se`, `X-NOTE:${number}`, number),
  )
  const copy = kept(text)
  expect(copy).not.toContain(number)
  expect(read(copy)).toEqual(read(text))
  expect(read(copy)).toMatchObject({ activities: [{ title: 'Bingo' }], problems: [] })
})

it('leaves a calendar without any as it reads', () => {
  const text = calendar(
    event(
      '8112189876@kalender',
      'SUMMARY:Bingo',
      'DESCRIPTION:Ring 016-710 10 00, det är roligt för alla',
      ' som vill',
    ),
    event('b', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Boule'),
  )
  expect(read(kept(text))).toEqual(read(text))
})

it('keeps no name and no address of those who are asked, and nothing of a private event', () => {
  const asked = [
    'ORGANIZER;CN=Karin Ek:mailto:karin@pro.example.org',
    'ATTENDEE;CN="Ali, Omar";SENT-BY="mailto:eva@pro.example.org":mailto:ali@pro.example.org',
    'CONTACT:Karin Ek 016-710 10 00',
    'SUMMARY;ALTREP="https://pro.example.org/karin":Bingo',
    'BEGIN:VALARM',
    'DESCRIPTION:Ring Karin',
    'END:VALARM',
    'X-SAMVARO-LEFT-OUT:personalNumber',
  ]
  const own = ['CLASS:PRIVATE', 'SUMMARY:Läkarbesök Karin']
  const confidential = ['CLASS:confidential', 'SUMMARY:Samtal om Ali', 'RRULE:FREQ=WEEKLY']
  const text = calendar(
    ['X-WR-CALDESC:Karins kalender', 'PRODID:-//Karin//SV'],
    event('a', ...asked),
    event('b', ...own),
    event('c', ...confidential),
    ['BEGIN:VTODO', 'SUMMARY:Ring Ali', 'END:VTODO'],
  )
  const copy = kept(text)
  for (const name of ['Karin', 'Ali', 'Eva', 'eva@', 'Läkar', 'pro.example.org', '016-'])
    expect(copy).not.toContain(name)
  expect(read(copy)).toMatchObject({ activities: [{ uid: 'a', title: 'Bingo' }], problems: [] })
})

it('reads an event that the programme has refused as such, once', () => {
  const series = event('a', 'SUMMARY:Bingo', 'RRULE:FREQ=WEEKLY')
  const date = event('a', 'SUMMARY:Bingo', 'RECURRENCE-ID:20261210T120000Z')
  const copy = kept(calendar(series, date, event('b', 'SUMMARY:Boule')), (uid) => uid === 'a')
  expect(read(copy)).toMatchObject({
    activities: [{ uid: 'b' }],
    problems: [{ title: 'Bingo', problem: 'notTaken' }],
  })
})

it('reads as the whole text did, whatever is in it', async () => {
  const files = [...(await readCorpus()).values()]
  const wounds = fc.array(
    fc.tuple(fc.nat(3000), fc.constantFrom('', ';', ':', '\r\n', '9', 'T', '"', ',', '=', 'CLASS:PRIVATE')),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...files), wounds, (text, wounds) => {
      const hurt = wounds.reduce((left, [at, put]) => left.slice(0, at) + put + left.slice(at + 1), text)
      const copy = keptCopy(hurt)
      expect(copy === null ? 'notACalendar' : read(copy)).toEqual(read(hurt))
    }),
    { numRuns: 100 },
  )
})

import { expect, it } from 'vitest'
import { readCalendar } from './read.ts'
import { withoutPersonalNumbers } from './withoutPersonalNumbers.ts'

const number = '811218-9876'
const event = (uid: string, ...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  'DTSTART:20261203T120000Z',
  ...lines,
  'END:VEVENT',
]
const calendar = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n')
const read = (text: string) => readCalendar(text, { today: '2026-11-25', timeZone: 'Europe/Stockholm' })

it.each([
  ['a title', [`SUMMARY:Karin ${number}`], ''],
  ['a description that is folded', ['SUMMARY:Anmälan', 'DESCRIPTION:Ring 8112', ' 18-9876'], 'Anmälan'],
  ['a description in HTML', ['SUMMARY:Anmälan', 'DESCRIPTION:811218<b>-</b>9876'], 'Anmälan'],
  ['a description in its length', ['SUMMARY:Anmälan', `DESCRIPTION:${'a '.repeat(600)}${number}`], 'Anmälan'],
  ['a place', ['SUMMARY:Anmälan', `LOCATION;LANGUAGE=sv:Hos ${number}`], 'Anmälan'],
])('leaves nothing of one in %s but that it was refused', (_, lines, title) => {
  const text = withoutPersonalNumbers(calendar(event('a', ...lines), event('b', 'SUMMARY:Bingo')))
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
  const kept = withoutPersonalNumbers(text)
  expect(kept).not.toContain(number)
  expect(read(kept)).toEqual(read(text))
  expect(read(kept)).toMatchObject({ activities: [{ title: 'Bingo' }], problems: [] })
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
  expect(read(withoutPersonalNumbers(text))).toEqual(read(text))
})

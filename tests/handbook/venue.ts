import { activityFields, mealFields, occurrenceId, programme } from '../../src/contract/programme.ts'
import { emptyDay } from '../support/programmes.ts'

/** The week of the handbook's pictures: a venue as it looks when staff have kept it for a while. */
const week = {
  mon: '2026-11-23',
  tue: '2026-11-24',
  wed: '2026-11-25',
  thu: '2026-11-26',
  fri: '2026-11-27',
} as const
const byday = { mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR' } as const

/** Like "tue 13:00 90": every week from the week of the pictures, and the minutes it takes. */
function activity(id: string, when: string, title: string, goalArea: string, more: Record<string, unknown>) {
  const [name = '', at, minutes] = when.split(' ')
  const day = name as keyof typeof week // `when` is written below, and the schema refuses any other day.
  return {
    id,
    ...activityFields.parse({
      title: { sv: title },
      start: `${week[day]}T${at}`,
      durationMinutes: Number(minutes),
      recurrence: `FREQ=WEEKLY;BYDAY=${byday[day]}`,
      goalArea,
      organiser: { kind: 'municipality' },
      ...more,
    }),
  }
}

const pro = { kind: 'association', name: 'PRO' }
const volunteer = { kind: 'volunteer' }

const activities = [
  activity('gympa', 'mon 10:00 60', 'Sittgympa med musik', 'movement', {
    organiser: volunteer,
    leader: 'Karin',
    room: 'salen',
  }),
  activity('digital', 'mon 11:00 60', 'Digital hjälp', 'meaning', { room: 'biblioteket', places: 10 }),
  activity('finsk', 'mon 13:00 90', 'Finsk fikaträff', 'community', {
    organiser: { kind: 'association', name: 'Finska föreningen' },
    room: 'kafet',
  }),
  activity('promenad', 'mon 15:00 60', 'Promenad runt ån', 'movement', {
    place: { sv: 'Samling i entrén' },
  }),
  activity('kafe', 'tue 09:30 90', 'Öppet kafé', 'community', { room: 'kafet' }),
  activity('malar', 'tue 13:00 120', 'Målarverkstad', 'meaning', {
    organiser: { kind: 'association', name: 'ABF' },
    room: 'salen',
  }),
  activity('laga', 'wed 10:00 90', 'Matlagning för en', 'food', { room: 'kafet', places: 8, price: 40 }),
  activity('balans', 'thu 10:00 60', 'Balansträning', 'movement', { room: 'salen', leader: 'Anna' }),
  activity('bingo', 'thu 13:00 120', 'Bingo', 'community', { organiser: pro, room: 'salen', price: 20 }),
  activity('fredag', 'fri 09:45 75', 'Fredagsfika', 'community', { room: 'kafet' }),
  activity('boule', 'fri 13:00 90', 'Boule', 'movement', {
    organiser: { kind: 'association', name: 'SPF' },
    place: { sv: 'Samling i entrén' },
  }),
]

const meal = (id: string, date: string, dish: string, more: Record<string, unknown> = {}) => ({
  id,
  ...mealFields.parse({
    date,
    kind: 'lunch',
    dish: { sv: dish },
    price: 65,
    serveFrom: '11:30',
    serveTo: '13:00',
    orderBy: '11:00',
    portions: 40,
    diets: ['vegetarian'],
    ...more,
  }),
})

export const handbookVenue = programme.parse({
  ...emptyDay,
  activities,
  occurrences: [
    {
      id: occurrenceId('promenad', week.mon),
      activity: 'promenad',
      date: week.mon,
      cancelled: true,
      reason: { sv: 'Det är halt ute' },
    },
  ],
  meals: [
    meal('mon', week.mon, 'Ärtsoppa och pannkakor', {
      allergens: { gluten: 'contains', milk: 'contains', eggs: 'contains', fish: 'free', nuts: 'free' },
    }),
    meal('tue', week.tue, 'Stekt strömming med potatismos', {
      allergens: { fish: 'contains', milk: 'contains' },
    }),
    meal('thu', week.thu, 'Raggmunk med lingon'),
  ],
  notices: [
    {
      id: 'stanger',
      text: { sv: 'På fredag stänger vi klockan 14.' },
      level: 'normal',
      from: `${week.mon}T07:00`,
      until: `${week.fri}T14:00`,
    },
  ],
})

/** The text that the handbook pastes: as it comes in a mail. */
export const pastedText = `Program vecka 49

Måndag 30 november
10-11 Sittgympa med musik, Karin
13.30-15 Adventspyssel, 20 kr

Tisdag 1 december
Kl. 9.30-11 Öppet kafé
Körsång med skolan

Onsdag 2 december
Stängt, planeringsdag

Torsdag 3 december
13-15 Bingo med PRO
`

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//PRO//SV
BEGIN:VEVENT
UID:canasta@example.org
SUMMARY:Canasta
DTSTART;TZID=Europe/Stockholm:20261201T130000
DTEND;TZID=Europe/Stockholm:20261201T150000
RRULE:FREQ=WEEKLY;BYDAY=TU
END:VEVENT
BEGIN:VEVENT
UID:dans@example.org
SUMMARY:Kafédans
DTSTART;TZID=Europe/Stockholm:20261204T140000
DTEND;TZID=Europe/Stockholm:20261204T160000
END:VEVENT
END:VCALENDAR
`

/** What an association has sent in a mail. */
export const calendarFile = {
  name: 'pro.ics',
  mimeType: 'text/calendar',
  buffer: Buffer.from(calendar.replaceAll('\n', '\r\n')),
}

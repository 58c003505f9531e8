import {
  activityFields,
  mealFields,
  occurrenceId,
  type Programme,
  programme,
} from '../../src/contract/programme.ts'

/**
 * Programmes for tests, all on the day of the pictures, Monday 23 November 2026.
 */
export const day = '2026-11-23'
/** The moment of the pictures, on the venue's clock. */
export const pictureMoment = `${day}T10:24`

const weekdayHours = { from: '09:30', to: '16:00' }

/** Programmes as staff would leave them out: what is not stated takes the schema's own default. */
function programmeOf(parts: Record<string, unknown>): Programme {
  return programme.parse({
    venue: {
      name: 'Mötesplatsen Björken',
      kind: 'fixed',
      phone: '016-710 10 00',
      contactName: 'Karin',
      kitchenContact: 'Karin',
    },
    openingHours: {
      monday: weekdayHours,
      tuesday: weekdayHours,
      wednesday: weekdayHours,
      thursday: weekdayHours,
      friday: weekdayHours,
    },
    rooms: [
      { id: 'salen', name: { sv: 'Stora salen' }, stepFree: 'yes', hearingLoop: 'yes' },
      {
        id: 'biblioteket',
        name: { sv: 'Biblioteket', fi: 'Kirjasto' },
        stepFree: 'yes',
        hearingLoop: 'broken',
      },
      { id: 'kafet', name: { sv: 'Kafédelen' }, stepFree: 'no', hearingLoop: 'unknown' },
    ],
    activities: [],
    occurrences: [],
    meals: [],
    notices: [],
    openingExceptions: [],
    infoPages: [
      {
        id: 'hemtjanst',
        title: { sv: 'Hjälp i hemmet', fi: 'Apua kotiin' },
        text: { sv: 'Ring oss om du behöver hjälp med städning, inköp eller dusch. Vi kommer hem till dig.' },
        phone: '016-710 20 00',
        order: 1,
      },
      {
        id: 'fixare',
        title: { sv: 'Fixaren' },
        text: { sv: 'Fixaren byter glödlampor och sätter upp gardiner, så att du inte behöver klättra.' },
        phone: '016-710 30 00',
        link: 'https://example.org/fixaren',
        order: 2,
      },
    ],
    ...parts,
  })
}

function activity(
  id: string,
  fields: Record<string, unknown> & { on?: string; at: string; minutes: number },
) {
  const { on = day, at, minutes, title, ...rest } = fields
  return {
    id,
    ...activityFields.parse({
      title: typeof title === 'string' ? { sv: title } : title,
      start: `${on}T${at}`,
      durationMinutes: minutes,
      organiser: { kind: 'municipality' },
      ...rest,
    }),
  }
}

function change(id: string, fields: Record<string, unknown>) {
  return { id: occurrenceId(id, day), activity: id, date: day, ...fields }
}

const lunch = {
  id: 'lunch',
  ...mealFields.parse({
    date: day,
    kind: 'lunch',
    dish: { sv: 'Ärtsoppa och pannkakor', fi: 'Hernekeitto ja pannukakku', en: 'Pea soup and pancakes' },
    price: 65,
    serveFrom: '11:30',
    serveTo: '13:00',
    diets: ['vegetarian'],
    allergens: { gluten: 'contains', milk: 'contains', eggs: 'contains', fish: 'free', nuts: 'free' },
  }),
}

/** What the picture of the home screen shows. */
export const pictureDay = programmeOf({
  activities: [
    activity('sittgympa', {
      title: { sv: 'Sittgympa med musik', fi: 'Tuolijumppa musiikin tahtiin', en: 'Chair exercise to music' },
      at: '10:00',
      minutes: 60,
      goalArea: 'movement',
      organiser: { kind: 'volunteer' },
      leader: 'Karin',
      room: 'salen',
    }),
    activity('digital', {
      title: { sv: 'Digital hjälp med mobilen', fi: 'Digiapua puhelimen kanssa' },
      at: '11:00',
      minutes: 60,
      goalArea: 'meaning',
      room: 'biblioteket',
      places: 3,
    }),
    activity('fikatraff', {
      title: { sv: 'Finsk fikaträff', fi: 'Suomalainen kahvihetki' },
      at: '13:00',
      minutes: 90,
      goalArea: 'community',
      organiser: { kind: 'association', name: 'Finska föreningen' },
      room: 'kafet',
    }),
    activity('promenad', {
      title: { sv: 'Promenad runt ån' },
      at: '14:00',
      minutes: 60,
      goalArea: 'movement',
      place: { sv: 'Samling i entrén' },
    }),
  ],
  occurrences: [change('promenad', { cancelled: true, reason: { sv: 'Det är halt ute' } })],
  meals: [lunch],
})

const longTitle = 'Stort kafé med allsång, gamla fotografier och berättelser om livet vid Munktells'

/**
 * Twelve activities: two at once now, one with a title of 80 characters, long Finnish words, one cancelled, one moved within the
 * day and one moved away, one full, one for members; three meals and two notices.
 */
export const fullDay = programmeOf({
  activities: [
    activity('morgonkaffe', {
      title: 'Morgonkaffe och tidningsläsning',
      at: '09:30',
      minutes: 45,
      goalArea: 'community',
    }),
    ...pictureDay.activities,
    activity('langt', { title: longTitle, at: '10:15', minutes: 90, goalArea: 'meaning', room: 'kafet' }),
    activity('korsord', {
      title: { sv: 'Korsord', fi: 'Ikäihmisten sanaristikkokilpailuharjoitus' },
      at: '11:15',
      minutes: 45,
      goalArea: 'meaning',
      organiser: { kind: 'association', name: 'Eläkkeensaajien Keskusliiton paikallisyhdistys' },
    }),
    activity('balans', {
      title: 'Balansträning',
      at: '12:30',
      minutes: 30,
      goalArea: 'movement',
      room: 'salen',
      places: 1,
    }),
    activity('bingo', {
      title: 'Bingo med PRO',
      at: '13:30',
      minutes: 90,
      goalArea: 'community',
      organiser: { kind: 'association', name: 'PRO Eskilstuna' },
      price: 20,
    }),
    activity('matlagning', {
      title: { sv: 'Matlagning för en', fi: 'Yhdenhengenruoanvalmistuskurssi' },
      at: '14:30',
      minutes: 90,
      goalArea: 'food',
      room: 'kafet',
      places: 8,
      price: 40,
    }),
    activity('styrelse', {
      title: 'Styrelsemöte',
      at: '15:00',
      minutes: 60,
      goalArea: 'community',
      organiser: { kind: 'association', name: 'Finska föreningen' },
      membersOnly: true,
    }),
    activity('hoglasning', {
      title: 'Högläsning ur tidningen',
      at: '15:15',
      minutes: 45,
      goalArea: 'meaning',
    }),
  ],
  occurrences: [
    ...pictureDay.occurrences,
    change('fikatraff', { movedTo: `${day}T14:00` }),
    change('hoglasning', { movedTo: '2026-11-24T15:15' }),
  ],
  meals: [
    lunch,
    {
      id: 'soppa',
      ...mealFields.parse({
        date: day,
        kind: 'soup',
        dish: { sv: 'Broccolisoppa med hembakat bröd och pålägg', fi: 'Parsakaalikeitto kotileivän kera' },
        price: 45,
        serveFrom: '11:30',
        serveTo: '13:00',
        orderBy: '11:00',
        diets: ['vegan', 'glutenFree', 'lactoseFree'],
        allergens: { celery: 'contains' },
        portions: 12,
      }),
    },
    {
      id: 'fika',
      ...mealFields.parse({
        date: day,
        kind: 'fika',
        dish: { sv: 'Kanelbulle och kaffe' },
        price: 25,
        serveFrom: '14:00',
        serveTo: '15:30',
      }),
    },
  ],
  notices: [
    {
      id: 'hiss',
      text: { sv: 'Hissen är ur funktion. Säg till om du behöver hjälp upp.', fi: 'Hissi on epäkunnossa.' },
      level: 'urgent',
      from: `${day}T07:00`,
      until: `${day}T18:00`,
    },
    {
      id: 'stanger',
      text: { sv: 'I morgon tisdag stänger vi kl 14.' },
      level: 'normal',
      from: `${day}T07:00`,
      until: '2026-11-24T14:00',
    },
  ],
})

const [tuesday, wednesday, thursday, friday] = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']

/** The full day, and four days more of what a large venue has in a week; the hours of all five days, and an address. */
export const fullWeek: Programme = {
  ...fullDay,
  venue: fullDay.venue && { ...fullDay.venue, address: 'Björkgatan 12, Eskilstuna' },
  activities: [
    ...fullDay.activities,
    activity('kafe', {
      title: { sv: 'Öppet kafé', fi: 'Avoin kahvila', ar: 'مقهى مفتوح', so: 'Makhaayad furan' },
      on: tuesday,
      at: '09:30',
      minutes: 90,
      goalArea: 'community',
      recurrence: 'FREQ=WEEKLY;BYDAY=TU,TH',
    }),
    activity('malning', {
      title: 'Målarverkstad',
      on: tuesday,
      at: '13:00',
      minutes: 120,
      goalArea: 'meaning',
      organiser: { kind: 'association', name: 'ABF' },
      room: 'kafet',
      price: 30,
    }),
    activity('yoga', {
      title: { sv: 'Stolsyoga', fi: 'Tuolijooga' },
      on: wednesday,
      at: '10:00',
      minutes: 60,
      goalArea: 'movement',
      room: 'salen',
      leader: 'Eva',
      organiser: { kind: 'volunteer' },
    }),
    activity('kor', {
      title: 'Kör för alla',
      on: wednesday,
      at: '13:00',
      minutes: 90,
      goalArea: 'community',
      room: 'salen',
      access: { sv: 'Ta hissen till plan 2' },
    }),
    activity('slojd', {
      title: 'Träslöjd',
      on: thursday,
      at: '13:00',
      minutes: 120,
      goalArea: 'meaning',
    }),
    activity('boule', {
      title: 'Boule',
      on: friday,
      at: '10:00',
      minutes: 90,
      goalArea: 'movement',
      organiser: { kind: 'association', name: 'SPF Seniorerna' },
      place: { sv: 'Boulebanan bakom huset' },
    }),
    activity('fredagsfika', {
      title: { sv: 'Fredagsfika med musik', fi: 'Perjantaikahvit musiikin tahtiin' },
      on: friday,
      at: '13:30',
      minutes: 90,
      goalArea: 'community',
    }),
  ],
  meals: [
    ...fullDay.meals,
    ...[tuesday, wednesday, thursday, friday].map((date, index) => ({
      ...lunch,
      id: `lunch-${date}`,
      date,
      dish: { sv: ['Stekt strömming', 'Kalops', 'Ärtsoppa', 'Fiskgratäng'][index] ?? '' },
    })),
  ],
}

/** Open, and nothing planned. */
export const emptyDay = programmeOf({})

/** Closed for a reason, with a programme all the same. */
export const closedDay = programmeOf({
  activities: pictureDay.activities,
  meals: pictureDay.meals,
  openingExceptions: [
    { id: `opening:${day}`, date: day, hours: null, reason: { sv: 'Vi har planeringsdag' } },
  ],
})

/** As left by nobody: no venue, no hours, nothing. */
export const nothing = programme.parse({
  venue: null,
  openingHours: null,
  rooms: [],
  activities: [],
  occurrences: [],
  meals: [],
  notices: [],
  openingExceptions: [],
  infoPages: [],
})

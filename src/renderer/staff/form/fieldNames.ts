import type { EntityType } from '../../../contract/words.ts'
import { weekdayNames } from './dateText.ts'

const translated = { title: 'rubrik', text: 'text', name: 'namn' }

/** What the fields of each part of the programme are called. What a person could not have changed is not among them. */
export const fieldNames: Readonly<Record<EntityType, Readonly<Record<string, string>>>> = {
  venue: {
    name: 'namn',
    kind: 'fast eller mobil',
    timeZone: 'tidszon',
    phone: 'telefonnummer',
    contactName: 'vem som svarar',
    kitchenContact: 'vem som vet om maten',
    address: 'adress',
    access: 'hur det är att komma in',
  },
  room: { ...translated, stepFree: 'nås utan trappsteg', hearingLoop: 'hörslinga' },
  activity: {
    title: 'namn',
    description: 'beskrivning',
    goalArea: 'målområde',
    organiser: 'vem som håller i den',
    leader: 'ledare',
    room: 'lokal',
    place: 'mötesställe',
    start: 'första gången',
    durationMinutes: 'längd',
    recurrence: 'upprepas',
    notOnHolidays: 'inte på helgdagar',
    places: 'antal platser',
    price: 'pris',
    access: 'tillgänglighet',
    membersOnly: 'bara för medlemmar',
  },
  occurrence: {
    cancelled: 'inställd',
    reason: 'varför',
    moveReason: 'varför den flyttades',
    movedTo: 'flyttad till',
    durationMinutes: 'längd',
    room: 'lokal',
    leader: 'ledare',
  },
  meal: {
    date: 'datum',
    kind: 'måltid',
    dish: 'rätt',
    price: 'pris',
    serveFrom: 'serveras från',
    serveTo: 'serveras till',
    orderBy: 'sista anmälan',
    portions: 'antal portioner',
    diets: 'koster',
    allergens: 'allergener',
    soldOut: 'slut',
  },
  notice: { text: 'text', level: 'hur viktigt', from: 'visas från', until: 'visas till' },
  openingHours: {
    ...weekdayNames,
    closedOnHolidays: 'stängt på helgdagar',
  },
  openingException: { hours: 'öppet', reason: 'varför' },
  infoPage: { ...translated, phone: 'telefonnummer', link: 'webbadress', order: 'plats i listan' },
}

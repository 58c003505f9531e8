import { speaker } from '../i18n/speaker.ts'

/** What more than one part of the page says; each part has its own `text.ts`. For staff in an office: Swedish only. */
export const t = speaker({
  'page.title': 'Centralen',
  'page.tab': '{title} – Centralen – Samvaro',
  'page.menu': 'Avdelningar',
  'section.screens': 'Skärmar',
  'section.people': 'Personer',
  'section.privacy': 'Uppgifter',
  'section.log': 'Logg',
  'page.leave': 'Logga ut',
  'page.leaveLong': 'Logga ut, {name}',
  'page.leaveFailed': 'Det gick inte att logga ut just nu. Försök igen.',
  'page.nothingHere': 'Här finns inget för dig ännu. Fråga den som samordnar mötesplatserna.',
  'link.link': 'Länk',
  'link.copy': 'Kopiera länken',
  'link.copied': 'Kopierad',
  'link.marked': 'Länken är markerad. Kopiera den med Ctrl+C, eller håll fingret på den.',
  'form.show': 'Visa',
  'form.hide': 'Dölj',
  'section.programme': 'Program',
  'section.catalogue': 'Utbudet',
  'page.waiting': 'Hämtar …',
  'page.neverThere': 'Centralen svarar inte just nu. Sidan försöker igen av sig själv.',
})

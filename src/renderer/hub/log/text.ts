import { speaker } from '../../i18n/speaker.ts'

/** What was done at the hub, as sentences; `{who}` begins each. */
export const t = speaker({
  'log.intro': 'Vad som har gjorts på centralen, det senaste först.',
  'log.waiting': 'Hämtar …',
  'log.away': 'Centralen svarar inte just nu. Försök igen om en stund.',
  'log.older': 'Visa äldre',
  'log.all': 'Det finns inget äldre.',
  'by.operator': 'Driften',
  'by.gone': 'En borttagen person',
  'some.person': 'en borttagen person',
  'some.removed': 'en person',
  'some.screen': 'en skärm',
  'some.venue': 'en mötesplats',
  'done.unknown': '{who} gjorde något som den här versionen av centralen inte har ord för',
  'done.venue.added': '{who} lade till mötesplatsen {venue}',
  'done.code.made': '{who} gjorde en länk för en ny skärm på {venue}',
  'done.device.enrolled': '{screen} anslöts till {venue}',
  'done.device.revoked': '{who} stängde av {screen} på {venue}',
  'done.hub.restored': '{who} lade tillbaka centralens databas från en säkerhetskopia',
  'done.account.added': '{who} lade till {person}',
  'done.account.changed': '{who} ändrade uppgifterna om {person}',
  'done.account.invited': '{who} gjorde en ny länk till {person}',
  'done.account.removed': '{who} tog bort {person}',
  'done.account.password': '{who} valde ett lösenord',
  'done.account.provider': '{who} kopplade sig till kommunens konto',
  'done.account.in': '{who} kom in',
})

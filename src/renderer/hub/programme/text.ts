import { speaker } from '../../i18n/speaker.ts'

/** What is said of programmes. */
export const t = speaker({
  'week.title': 'Alla mötesplatser',
  'week.of': 'Vecka {week}, {span}',
  'week.before': 'Veckan före',
  'week.this': 'Den här veckan',
  'week.after': 'Veckan efter',
  'week.table': 'Veckans program på alla mötesplatser',
  'week.venue': 'Mötesplats',
  'week.today': 'i dag',
  'week.closed': 'Stängt',
  'week.cancelled': 'Inställt',
  'week.moved': 'Flyttat hit',
  'week.nothing': 'Inget planerat den här veckan.',
  'week.none': 'Det finns ingen mötesplats här ännu.',
  'week.away': 'Centralen svarar inte just nu. Sidan försöker igen av sig själv.',
  'week.stale': 'Centralen svarar inte just nu. Det här är från {time}. Sidan försöker igen av sig själv.',

  'venuePages.back': 'Till centralen',
  'venuePages.backLong': 'Lämna mötesplatsens sidor, till centralen',
  'venuePages.out':
    'Du är inte längre inne i centralen, så inget mer sparas. Det du har skrivit står kvar: öppna centralen i en ny flik, kom in där, och spara sedan här.',

  'calendars.title': 'Kalendrar',
  'calendars.intro':
    'Föreningars program, lästa en gång ur en fil. En kalender som läses av varje timme läggs in vid en av mötesplatsens skärmar.',
})

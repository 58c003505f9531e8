import { speaker } from '../../i18n/speaker.ts'

/** What is said of venues and their screens. */
export const t = speaker({
  'screens.today':
    '{count, plural, one {# besök i dag} other {# besök i dag}} på {venues, plural, one {# mötesplats} other {# mötesplatser}}',
  'screens.away':
    'Centralen svarar inte just nu. Siffrorna är från {time}. Sidan försöker igen av sig själv.',

  'venue.visits': 'besök i dag',
  'venue.noKiosk': 'Ingen skärm är ansluten.',
  'venue.kiosks': 'Skärmar på {venue}',
  'venue.revoked': 'Avstängda skärmar ({count})',
  'venue.wrongClock':
    '{count, plural, one {# besök har fel tid} other {# besök har fel tid}}: skärmens klocka gick fel. Besöken räknas ändå.',
  'venue.quarantined':
    '{count, plural, one {# post räknas inte och är undanlagd} other {# poster räknas inte och är undanlagda}}.',
  'venue.newKiosk': 'Ny skärm',

  'screens.screens': '{count, plural, one {# skärm} other {# skärmar}}: {parts}',
  'screens.alive': '{count} i gång',
  'screens.quiet': '{count, plural, one {# tyst} other {# tysta}}',
  'screens.off': '{count, plural, one {# avstängd med flit} other {# avstängda med flit}}',
  'screens.never': '{count} ännu inte i gång',
  'screens.alarm':
    'Larm skickas när en skärm har varit tyst i {minutes} minuter medan mötesplatsen har öppet.',
  'screens.noAlarm': 'Inga larm skickas: ingen adress för larm är angiven när centralen startades.',

  'attention.title': 'Behöver ses till',
  'attention.item': '{screen}, {venue}: {what}',
  'attention.quiet': 'tyst sedan {when}',
  'attention.pageClosed': 'sidan är inte öppen på skärmen',
  'attention.unsent':
    '{count, plural, one {# post} other {# poster}} har inte kommit fram, den äldsta är skriven {ago}',
  'attention.much': 'skickar ovanligt mycket',
  'attention.stopped': 'skickar ovanligt mycket, så resten tas emot först i morgon',

  'kiosk.alive': 'I gång',
  'kiosk.never': 'Har inte hört av sig ännu',
  'kiosk.quiet': 'Tyst',
  'kiosk.off.screenHours': 'Avstängd med flit: utanför skärmens tider',
  'kiosk.off.closedToday': 'Avstängd med flit: stängt i dag',
  'kiosk.off.closedNow': 'Avstängd med flit: mötesplatsen har stängt nu',
  'kiosk.revoked': 'Avstängd från centralen {when}',
  'kiosk.contact': 'Senaste kontakt',
  'kiosk.unsent': 'Inte skickat',
  'kiosk.oldest': '{count}, den äldsta skriven {ago}',
  'kiosk.clock': 'Klockan',
  'kiosk.version': 'Version',
  'kiosk.justNow': 'alldeles nyss',
  'kiosk.notYet': 'inte ännu',
  'kiosk.nothing': 'inget',
  'kiosk.revoke': 'Stäng av skärmen',
  'kiosk.revokeLong': 'Stäng av skärmen: {screen} på {venue}',
  'kiosk.ahead': 'Klockan går {time} före',
  'kiosk.behind': 'Klockan går {time} efter',

  'shows.title': 'Det skärmen visar: {what}',
  'shows.titleThen': 'Det skärmen visade {ago}: {what}',
  'shows.then': 'visades {ago}',
  'shows.unknown': 'Vet inte vad den visar',
  'shows.none': 'Ingen sida öppen',
  'shows.dark': 'Mörk',
  'shows.darkUntil': 'Mörk till {time}',
  'shows.staff': 'Personalens sidor',
  'shows.example': 'Exempel',
  'shows.open': 'Öppet',
  'shows.closed': 'Stängt',
  'shows.now': 'Nu, till {time}',
  'shows.next': 'Kl. {time}',
  'shows.nothing': 'Inget mer i dag',
  'shows.persons': '{count} besök i dag',
  'shows.count': '{count} besök',

  'revoke.title': 'Stänga av {screen} på {venue}?',
  'revoke.goesOn': 'Besökarna märker inget: skärmen fortsätter att hälsa och att räkna besök.',
  'revoke.apart':
    'Den får inget mer från centralen. Det den räknar läggs undan här, och räknas med först när skärmen ansluts på nytt med en ny länk.',
  'revoke.when': 'Gör det när en skärm är borta, eller inte längre är er.',
  'revoke.keep': 'Låt den vara',
  'revoke.do': 'Stäng av skärmen',
  'revoke.busy': 'Stänger av …',
  'revoke.failed':
    'Det kom inget svar från centralen. Titta om skärmen står som avstängd, och försök annars igen.',
  'revoke.done': '{screen} är avstängd.',

  'code.title': 'Ny skärm på {venue}',
  'code.text': 'Den här länken ansluter en skärm. Den gäller en gång, till {time}.',
  'code.how':
    'Ge den till den som sköter skärmens dator. Där körs npm run enrol -- LÄNKEN i Samvaros mapp, medan skärmen är i gång, eller så startas Samvaro med --enrol LÄNKEN.',
  'code.over': 'Länken gäller inte längre. Gör en ny.',
  'code.qr': 'QR-kod med länken',
  'code.failed': 'Det gick inte att göra en länk just nu. Försök igen.',
  'code.close': 'Stäng',
})

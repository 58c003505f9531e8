/** Every text of the hub's page, for staff in an office: Swedish only. */
export const sv = {
  'page.title': 'Centralen',
  'page.today':
    '{count, plural, one {# besök i dag} other {# besök i dag}} på {venues, plural, one {# mötesplats} other {# mötesplatser}}',
  'page.waiting': 'Hämtar …',
  'page.away': 'Centralen svarar inte just nu. Siffrorna är från {time}. Sidan försöker igen av sig själv.',
  'page.neverThere': 'Centralen svarar inte just nu. Sidan försöker igen av sig själv.',
  'key.title': 'Sidan behöver sin nyckel',
  'key.text':
    'Öppna den med hela länken som centralen skrev ut när den startades. Nyckeln finns också i filen admin-key i centralens datamapp.',

  'venue.visits': 'besök i dag',
  'venue.noKiosk': 'Ingen skärm ännu.',
  'venue.kiosks': 'Skärmar på {venue}',
  'venue.quarantined':
    '{count, plural, one {# post kunde inte tas emot} other {# poster kunde inte tas emot}} och är undanlagda.',
  'venue.newKiosk': 'Ny skärm',

  'kiosk.name': 'Skärm',
  'kiosk.contact': 'Senaste kontakt',
  'kiosk.unsent': 'Inte skickat',
  'kiosk.version': 'Version',
  'kiosk.justNow': 'alldeles nyss',
  'kiosk.never': 'inte ännu',
  'kiosk.nothing': 'inget',
  'kiosk.revoked': 'avstängd',

  'code.title': 'Ny skärm på {venue}',
  'code.text': 'Ge skärmen den här länken. Den gäller en gång, till {time}.',
  'code.link': 'Länk',
  'code.over': 'Länken gäller inte längre. Gör en ny.',
  'code.qr': 'QR-kod med länken',
  'code.failed': 'Det gick inte att göra en länk just nu. Försök igen.',
  'code.close': 'Stäng',
} as const

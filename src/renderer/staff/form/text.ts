import { speaker } from '../../i18n/speaker.ts'

/** What the common fields say. */
export const t = speaker({
  'time.unreadable': 'Skriv en tid, till exempel 10.30.',
  'date.unreadable': 'Skriv ett datum, till exempel 26 november.',
  'date.week': '{weekday}, vecka {week}',
  'room.label': 'Plats',
  'room.none': 'Ingen särskild',
  'room.place': 'Mötesställe, om det inte är i ett rum',
  'room.placeHint': 'Till exempel: Samling i entrén',
  'room.empty': 'Rum läggs till under Mötesplatsen.',
  'organiser.label': 'Vem håller i den?',
  'organiser.municipality': 'Kommunen',
  'organiser.volunteer': 'Frivilliga',
  'organiser.association': 'Förening',
  'organiser.region': 'Regionen',
  'organiser.company': 'Företag',
  'organiser.name': 'Namn på den som ordnar',
  'organiser.nameHint': 'Till exempel: PRO',
  'organiser.leader': 'Ledarens förnamn',
  'translations.title': 'Översättningar',
  'translations.some': 'Översättningar ({languages})',
  'translations.hint': 'Det som inte är översatt visas på svenska.',
  'language.fi': 'Finska',
  'language.en': 'Engelska',
  'language.ar': 'Arabiska',
  'language.so': 'Somaliska',
})

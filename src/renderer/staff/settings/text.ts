import { speaker } from '../../i18n/speaker.ts'

export const t = speaker({
  'settings.title': 'Skärmen',
  'settings.intro': 'Gäller bara den här skärmen. Det du sparar syns genast.',
  'settings.saved': 'Sparat. Skärmen följer det nu.',
  'settings.see': 'Något är inte rätt ifyllt. Se fälten som är markerade.',

  'panel.title': 'Så sitter den',
  'panel.intro':
    'Av måtten räknar skärmen ut hur stor texten och knapparna ska vara, och hur högt de ska sitta.',
  'panel.inches': 'Skärmens storlek i tum',
  'panel.inchesHint': 'Bildens diagonal, till exempel 43.',
  'panel.inchesBad': 'Skriv ett tal mellan 7 och 110.',
  'panel.bottom': 'Höjd över golvet i centimeter',
  'panel.bottomHint': 'Från golvet till bildens nederkant.',
  'panel.bottomBad': 'Skriv ett tal mellan 0 och 200.',
  'panel.turned': 'Ligger bilden på sidan?',
  'panel.turnedHint': 'Om skärmen hänger på högkant men bilden ligger ned: vrid den här.',
  'turned.no': 'Nej, den är rätt',
  'turned.left': 'Vrid den åt vänster',
  'turned.right': 'Vrid den åt höger',

  'time.title': 'Tider',
  'time.visitor': 'Sekunder innan besökaren får frågan Är du kvar?',
  'time.visitorHint': 'Efter frågan väntar skärmen i 30 sekunder till innan den börjar om.',
  'time.visitorBad': 'Skriv ett helt tal mellan 30 och 600.',
  'time.staff': 'Minuter innan personalens sidor stängs av sig själva',
  'time.staffHint': 'Räknas från den senaste tryckningen.',
  'time.staffBad': 'Skriv ett helt tal mellan 1 och 60.',
  'time.hours': 'När ska skärmen lysa?',
  'time.hoursHint':
    'Andra tider är den mörk och visar bara klockan. En beröring tänder den i tre minuter, och mitt i ett besök släcks den aldrig.',
  'hours.always': 'Alltid',
  'hours.between': 'Vissa tider',
  'hours.from': 'Tänds',
  'hours.to': 'Släcks',
  'hours.bad': 'Skriv en tid, till exempel 7.30.',
  'hours.same': 'Skärmen måste släckas en annan tid än den tänds.',

  'keys.title': 'Läsare och tangentbord',
  'keys.reader': 'Läsare för brickor',
  'keys.readerHint':
    'Vilken tangent läsaren avslutar med. Står det inget i läsarens papper är det oftast Enter.',
  'reader.none': 'Ingen läsare',
  'reader.enter': 'Slutar med Enter',
  'reader.tab': 'Slutar med Tab',
  'keys.keyboard': 'Tangentbord på skärmen',
  'keys.keyboardHint': 'Kommer när ett fält ska fyllas i på personalens sidor.',
  'keyboard.touch': 'När man pekar med fingret',
  'keyboard.always': 'Alltid',
  'keyboard.never': 'Aldrig',
})

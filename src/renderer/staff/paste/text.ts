import { speaker } from '../../i18n/speaker.ts'

/** What is said where text and files become a draft. */
export const t = speaker({
  'paste.title': 'Klistra in program',
  'paste.titleFood': 'Lägg in mat från text eller fil',
  'paste.lead':
    'Klistra in veckans program från Word, ett mejl eller en webbsida, eller välj en textfil. Du får se hur det har lästs innan något sparas.',
  'paste.leadFood':
    'Klistra in matsedeln, eller välj en fil från köket (Excel, CSV, text eller Open Meal). Du får se hur den har lästs innan något sparas.',
  'paste.field': 'Texten',
  'paste.read': 'Läs texten',
  'paste.file': 'Välj en fil',
  'paste.drop': 'Det går också att släppa en fil här.',
  'paste.back': 'Tillbaka',
  'paste.empty': 'Här står ingen text ännu. Klistra in programmet först.',
  'paste.away': 'Det kommer inget svar just nu. Texten står kvar; försök igen om en stund.',

  'problem.tooLarge': 'Filen är för stor. Dela upp den, eller klistra in den del som gäller.',
  'problem.oldWorkbook':
    'Det är en fil i ett gammalt format. Öppna den i sitt program, spara den som .xlsx eller .txt och välj den igen.',
  'problem.notAWorkbook':
    'Filen går inte att läsa. Öppna den i Excel, spara den som .xlsx eller CSV och välj den igen.',
  'problem.notAMenu':
    'Jag hittar ingen matsedel i filen. Den ska ha en rubrikrad med till exempel Datum, Rätt och Pris.',
  'problem.notText':
    'Det är ingen textfil. Öppna den i sitt program, markera allt, kopiera och klistra in det här.',
  'problem.unreadable': 'Filen går inte att läsa. Välj den igen, eller klistra in texten.',

  'review.title': 'Så här läste jag texten',
  'review.understood': '{count, plural, one {# rad förstådd} other {# rader förstådda}}',
  'review.uncertain': '{count, plural, one {# osäker} other {# osäkra}}',
  'review.notUnderstood': '{count, plural, one {# inte förstådd} other {# inte förstådda}}',
  'review.jumpLong': '{words}: visa nästa',
  'review.left':
    '{count, plural, one {En rad är inte förstådd och kommer inte med.} other {# rader är inte förstådda och kommer inte med.}}',
  'review.source': 'Det du lade in',
  'review.draft': 'Det som blir av det',
  'review.draftEmpty':
    'Inget ännu. Gör en aktivitet av en rad till vänster, eller gå tillbaka och ändra texten.',
  'review.over': 'Alla dagar i texten har redan varit. Är det rätt program?',
  'review.allThere': 'Allt det här finns redan. Det finns inget att spara.',
  'review.willSave':
    '{added, plural, =0 {Inget nytt} one {# ny} other {# nya}}, {changed, plural, =0 {inget ändras} one {# ändras} other {# ändras}}',
  'review.save': 'Spara allt',
  'review.close': 'Klar',
  'review.saved': '{count, plural, one {# rad ur texten är inlagd} other {# rader ur texten är inlagda}}',
  'review.met':
    'Någon annan har ändrat eller tagit bort {names}. {count, plural, one {Den raden är borttagen} other {De raderna är borttagna}} här. Resten kan du spara.',
  'review.mendFirst': 'Några rader behöver rättas först. De är markerade.',
  'review.secret': '(raden visas inte)',
  'review.newText': 'Ändra texten',

  'mark.understood': 'Förstådd',
  'mark.uncertain': 'Osäker',
  'mark.notUnderstood': 'Inte förstådd',
  'line.makeActivity': 'Gör en aktivitet av raden',
  'line.makeMeal': 'Gör en måltid av raden',

  'row.change': 'Ändra',
  'row.changeLong': 'Ändra {name}',
  'row.doneLong': 'Klar med {name}',
  'row.done': 'Klar',
  'row.remove': 'Ta bort',
  'row.removeLong': 'Ta bort {name}',
  'row.new': 'ny',
  'row.changed': 'ändras',
  'row.same': 'finns redan',
  'row.contains': 'Innehåller {list}',
  'row.free': 'Fri från {list}',
  'row.endGuessed': 'sluttiden är gissad',
  'row.cancelled': 'Inställt {dates}',
  'row.repeats': '{often}, från {day}',

  'field.title': 'Namn',
  'field.description': 'Mer om den',
  'field.day': 'Dag',
  'field.firstDay': 'Första dag',
  'field.from': 'Börjar',
  'field.to': 'Slutar',
  'field.goalArea': 'Målområde',
  'field.organiser': 'Vem håller i den?',
  'field.organiserName': 'Namn på arrangören',
  'field.leader': 'Ledarens förnamn',
  'field.place': 'Var?',
  'field.price': 'Pris i kronor',
  'field.places': 'Antal platser',
  'field.members': 'Bara för medlemmar',
  'field.kind': 'Måltid',
  'field.dish': 'Maträtt',
  'field.serveFrom': 'Serveras från',
  'field.serveTo': 'Till',
  'field.closed': 'Stängt',
  'field.opens': 'Öppnar',
  'field.closes': 'Stänger',
  'field.reason': 'Varför',
  'field.notice': 'Meddelande',
  'field.noticeFrom': 'Visas från',
  'field.noticeUntil': 'Till och med',
  'field.urgent': 'Viktigt',

  'wrong.empty': 'Skriv något här, eller ta bort raden.',
  'wrong.time': 'Skriv en tid, till exempel 10.30.',
  'wrong.order': 'Det slutar före det börjar.',
  'wrong.date': 'Skriv ett datum, till exempel 26 november.',
  'wrong.number': 'Skriv ett helt tal, eller lämna tomt.',

  'group.hours': 'Ordinarie öppettider',
  'group.everyWeek': 'Återkommande',
  'opening.closed': 'Stängt',
  'opening.open': 'Öppet {from}–{to}',
  'notice.day': 'Meddelande',
})

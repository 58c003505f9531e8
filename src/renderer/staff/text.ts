import { speaker } from '../i18n/speaker.ts'

/** What every staff page says. A page's own texts stand beside it. */
export const t = speaker({
  'section.today': 'I dag',
  'section.week': 'Programmet',
  'section.food': 'Maten',
  'section.notices': 'Meddelanden',
  'section.info': 'Hjälp och råd',
  'section.place': 'Mötesplatsen',
  'section.calendars': 'Kalendrar',
  'section.history': 'Historik',
  'section.people': 'Personer',
  'section.settings': 'Skärmen',
  'shell.nav': 'Avdelningar',
  'shell.leave': 'Lämna',
  'shell.leaveLong': 'Lämna personalens sidor',
  'shell.loading': 'Hämtar …',
  'shell.undo': 'Ångra',
  'undo.done': 'Ångrat: {what}',
  'undo.uncounted': 'Någon annan har redan tagit bort det som var räknat.',
  'undo.next': 'Före det: {what}',
  'undo.built':
    'Någon har ändrat det vidare sedan dess, så det går inte att ångra. Ändra det i stället på sin sida.',
  'shell.example': 'Skärmen visar en exempelmötesplats. Börja under Mötesplatsen, så blir den er egen.',
  'shell.shutOut':
    'Den här skärmen är avstängd hos centralen. Den hälsar och räknar besök som vanligt, men får inga nyheter, och besöken läggs undan där. ' +
    'Be den som sköter centralen att ansluta skärmen på nytt. Då räknas besöken.',

  'files.title': 'Som fil',
  'files.xlsx': 'Excel-fil',
  'files.csv': 'CSV-fil',
  'files.saved': 'Sparad som {name}. Filen ligger bland hämtade filer.',

  'keyboard.keyboard': 'Tangentbord',
  'keyboard.shift': 'Stor bokstav',
  'keyboard.erase': 'Sudda',
  'keyboard.enter': 'Ny rad eller klar',
  'keyboard.space': 'mellanslag',
  'keyboard.signs': 'Tecken',
  'keyboard.letters': 'Bokstäver',
  'keyboard.left': 'Åt vänster',
  'keyboard.right': 'Åt höger',
  'keyboard.hide': 'Göm tangentbordet',

  'idle.title': 'Är du kvar?',
  'idle.text': 'Personalens sidor stängs om {seconds} sekunder. Det som är sparat är sparat.',
  'idle.unsaved': 'Det du har skrivit om ”{title}” är inte sparat och försvinner då.',
  'idle.unsavedAny': 'Det du har skrivit är inte sparat och försvinner då.',
  'idle.stay': 'Ja, jag är kvar',

  'unsaved.title': 'Du har inte sparat',
  'unsaved.text': 'Det du har skrivit om ”{title}” är inte sparat.',
  'unsaved.any': 'Det du har skrivit är inte sparat.',
  'unsaved.stay': 'Fortsätt skriva',
  'unsaved.drop': 'Släng det',

  'save.save': 'Spara',
  'save.cancel': 'Avbryt',

  'failure.AWAY': 'Skärmen svarar inte just nu, så inget är sparat. Försök igen om en stund.',
  'failure.NOT_SAVED':
    'Det gick inte att spara på den här datorn just nu. Det du skrev står kvar; försök igen.',
  'failure.NOT_ALLOWED': 'Din roll får inte göra det här. Fråga en administratör.',
  'failure.SIGNED_OUT': 'Du fick komma in igen, så det är inte sparat ännu. Försök en gång till.',
  'failure.PERSONAL_NUMBER':
    'Det du skrev ser ut som ett personnummer. Sådana sparas aldrig här. Ta bort det och spara igen.',
  'failure.UNREADABLE': 'Något i det du skrev går inte att spara. Se över fältet som är markerat.',
  'failure.CHANGED_MEANWHILE': 'Någon annan har ändrat samma sak medan du skrev. Inget är sparat ännu.',
  'failure.GONE': 'Det finns inte längre. Någon annan kan ha tagit bort det.',

  'conflict.title': 'Någon annan hann före',
  'conflict.text': '{who} har ändrat samma sak medan du skrev. Välj vad som ska gälla.',
  'conflict.somebody': 'Någon',
  'conflict.theirs': 'Står där nu',
  'conflict.yours': 'Det du skrev',
  'conflict.fieldOf': '{name}, {of}',
  'conflict.nothing': 'inget',
  'conflict.removedTitle': 'Det finns inte längre',
  'conflict.removed': '{who} har tagit bort det medan du skrev, så det går inte att ändra.',
  'conflict.keepRemoved': 'Låt det vara borttaget',
  'conflict.keepTheirs': 'Behåll det som står där',
  'conflict.restSaved': 'Behåller du det som står där sparas ändå allt annat som du har ändrat.',
  'conflict.noneSaved': 'Behåller du det som står där sparas inget av det du skrev.',
  'conflict.back': 'Tillbaka utan att spara',
  'conflict.useMine': 'Använd mitt',
})

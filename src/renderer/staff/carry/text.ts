import { speaker } from '../../i18n/speaker.ts'

export const t = speaker({
  'carry.title': 'Utan nät',
  'carry.intro':
    'Besöken skickas till centralen av sig själva när det finns nät. Finns det inget kan du ta med dem härifrån.',
  'carry.noHub':
    'Den här skärmen är inte ansluten till någon central. Allt som räknas sparas på skärmen och väntar tills den är det.',

  'sent.title': 'Skickat till centralen',
  'sent.all': 'Allt är skickat.',
  'sent.allAt': 'Allt är skickat, senast {moment}.',
  'sent.none':
    '{count, plural, one {# post är inte skickad} other {# poster är inte skickade}}. {count, plural, one {Den är} other {Den äldsta är}} från {oldest}.',
  'sent.last': 'Senast skickades något {moment}.',
  'sent.never': 'Inget är skickat än.',
  'sent.what': 'En post är ett besök, ett val som en besökare har gjort eller en ändring i programmet.',

  'take.title': 'Ta med det som inte är skickat',
  'take.intro':
    'På ett USB-minne eller i en telefon. Det ligger kvar här också, och räknas aldrig två gånger.',
  'take.part': 'Vad ska med?',
  'take.new': 'Det nya sedan {date} ({count})',
  'take.all': 'Allt ({count})',
  'take.partHint': 'Välj allt om det du tog med förra gången kan ha kommit bort.',
  'take.noNew': 'Allt är med sedan {date}. Välj allt om det kan ha kommit bort.',
  'take.file': 'Spara som fil',
  'take.codes': 'Visa som koder',
  'take.fileHow':
    'Filen läses in på en skärm som har nät, här under Utan nät, eller på sidan {page} i en dator eller telefon.',
  'take.codesHow':
    'Öppna sidan {page} i telefonen medan den har nät. Läs sedan koderna med telefonens kamera. Telefonen skickar när den har nät igen.',
  'take.length': '{count, plural, one {En kod} other {# koder}}, {time}.',
  'take.long': 'Det blir {count} koder, som tar {time} eller mer att läsa. Ta hellre en fil.',
  'take.moment': 'några sekunder',
  'take.seconds': 'ungefär {count} sekunder',
  'take.minutes': 'ungefär {count, plural, one {en minut} other {# minuter}}',
  'take.more': 'Det finns mer än vad som får plats. Ta med resten när centralen har fått det här.',
  'take.noneLeft': 'Det finns inget som inte är skickat.',
  'take.busy': 'Gör klart …',
  'take.name': 'samvaro {venue} {date}',
  'take.nameless': 'samvaro {date}',

  'codes.title': 'Rikta telefonens kamera mot koden',
  'codes.text':
    'Håll telefonen så att hela koden syns. Koderna byter av sig själva. Missar telefonen några gör det inget.',
  'codes.label': 'QR-kod, en av flera som byter av sig själva',
  'codes.first': 'Kod {number} av {count}',
  'codes.again': 'Alla {count} koder har visats. De fortsätter tills telefonen har allt.',
  'codes.paused': 'Pausad. Kod {number}.',
  'codes.pause': 'Pausa',
  'codes.go': 'Fortsätt',
  'codes.cancel': 'Avbryt',
  'codes.done': 'Telefonen har allt',
  'codes.handed':
    'Bra. Det räknas hos centralen när telefonen har skickat det, och ligger kvar här tills dess.',

  'keep.title': 'Ta emot från en annan skärm',
  'keep.intro': 'Har en annan skärm inget nät tar den här emot det den har, och skickar det så fort det går.',
  'keep.file': 'Läs en fil',
  'keep.camera': 'Läs koder med kameran',
  'keep.busy': 'Läser …',
  'keep.none': 'Inget väntar här.',
  'keep.kept': '{count, plural, one {# post} other {# poster}} från {venue} ligger här nu.',
  'keep.known': 'Det här från {venue} har redan kommit fram.',
  'keep.NOT_A_DROP': 'Det är ingen fil från en skärm. Den slutar på .drop.',
  'keep.NEWER': 'Filen är gjord av en nyare version av Samvaro. Läs in den på en skärm som är uppdaterad.',
  'keep.DAMAGED': 'Filen är skadad. Gör en ny på skärmen; allt finns kvar där.',
  'keep.FULL': 'Här väntar redan så mycket att det inte får plats mer. Försök när det är skickat.',
  'keep.NOT_ENROLLED': 'Den här skärmen är inte ansluten till någon central, så den kan inte skicka något.',
  'keep.tooLarge': 'Filen är för stor för att vara från en skärm.',
  'keep.unreadable': 'Filen gick inte att öppna. Välj den igen.',
  'keep.forget': 'Ta bort',
  'keep.forgetOf': 'Ta bort det från {venue}',
  'keep.forgetTitle': 'Ta bort det från {venue}?',
  'keep.forgetText':
    'Det är inte framme hos centralen än. Det finns kvar på skärmen som det kommer från, och kan tas med därifrån igen.',
  'keep.keep': 'Låt det ligga',
  'keep.nameless': 'en annan skärm',
  'keep.row': '{date} · {count, plural, one {# post} other {# poster}}',
  'state.waiting': 'Väntar på nät.',
  'state.early': 'Väntar på något som skrevs tidigare på den skärmen. Ta med allt därifrån.',
  'state.taken':
    '{fresh, plural, =0 {Framme. Allt fanns redan hos centralen.} one {Framme: # ny post.} other {Framme: # nya poster.}}',
  'state.revoked': 'Framme, men undanlagt: skärmen är avstängd hos centralen.',
  'state.unknown':
    'Centralen tog inte emot det: skärmen hör till en annan kommun, eller så har något ändrats på vägen. Det finns kvar på den skärmen.',
  'state.diverged': 'Det här kan bara den skärmen själv skicka, när den har nät. Det finns kvar där.',

  'camera.title': 'Läs koderna',
  'camera.label': 'Det som kameran ser',
  'camera.starting': 'Startar kameran …',
  'camera.reading': 'Rikta kameran mot koderna på den andra skärmen.',
  'camera.some': 'Har {have} av {count}.',
  'camera.missing': 'Det finns ingen kamera här. Ta en fil i stället.',
  'camera.refused':
    'Kameran får inte användas här. Tillåt den om du blir tillfrågad, eller ta en fil i stället.',
  'camera.failed': 'Kameran kom inte i gång. Försök igen, eller ta en fil i stället.',
  'camera.close': 'Avbryt',
})

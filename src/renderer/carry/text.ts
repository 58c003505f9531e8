import { speaker } from '../i18n/speaker.ts'

export const t = speaker({
  'page.title': 'Ta med från en skärm utan nät',
  'page.intro':
    'Läs koderna på skärmen, eller välj filen därifrån. Telefonen skickar det till centralen när den har nät.',
  'page.safe': 'Här finns inga namn. Allt ligger också kvar på skärmen tills centralen har svarat den.',

  'read.camera': 'Läs koderna med kameran',
  'read.file': 'Välj en fil',
  'read.stop': 'Avbryt',
  'read.starting': 'Startar kameran …',
  'read.reading': 'Rikta kameran mot koden, så att hela syns.',
  'read.missing':
    'Telefonen ger sidan ingen kamera. Adressen måste börja med https. Välj filen från skärmen i stället.',
  'read.refused': 'Sidan får inte använda kameran. Tillåt den i telefonen, eller välj filen från skärmen.',
  'read.failed': 'Kameran kom inte i gång. Försök igen, eller välj filen från skärmen.',
  'read.some': 'Har {have} av {count}',
  'read.label': 'Det som kameran ser',
  'read.whole': 'Telefonen har allt. Tryck på ”Telefonen har allt” på skärmen.',
  'read.again': 'Det är redan läst, och ligger nedan i telefonen. Det räknas en gång.',
  'read.handedIn': 'Det är redan lämnat till centralen. Hur det gick står nedan. Det räknas en gång.',
  'read.NOT_A_DROP': 'Det är ingen fil från en skärm. Den slutar på .drop.',
  'read.NEWER':
    'Det är gjort av en nyare version av Samvaro än centralens. Säg till den som sköter centralen.',
  'read.DAMAGED': 'Filen är skadad. Gör en ny på skärmen; allt finns kvar där.',
  'read.unreadable': 'Filen gick inte att öppna. Välj den igen.',
  'read.noRoom': 'Telefonen har inte plats. Ta bort något nedan som är framme, och läs igen.',

  'kept.title': 'I telefonen',
  'kept.none': 'Inget än.',
  'kept.nameless': 'En skärm',
  'kept.row': '{date} · {count, plural, one {# post} other {# poster}}',
  'kept.away': 'Centralen går inte att nå just nu. Det skickas av sig självt när det finns nät.',
  'kept.sending': 'Skickar …',
  'kept.remove': 'Ta bort',
  'kept.removeOf': 'Ta bort det från {venue}',
  'state.waiting': 'Ligger i telefonen. Inte skickat än.',
  'state.early':
    'Något som skrevs tidigare på skärmen saknas hos centralen. Skicka det först, eller ta med ”Allt” från skärmen.',
  'state.taken':
    '{fresh, plural, =0 {Framme. Allt fanns redan hos centralen; inget saknas.} one {Framme: # ny post; inget saknas.} other {Framme: # nya poster; inget saknas.}}',
  'state.revoked':
    'Framme, men undanlagt: skärmen är avstängd hos centralen. Säg till den som sköter centralen.',
  'state.unknown':
    'Centralen tog inte emot det. Skärmen hör till en annan kommun, eller så har något ändrats på vägen. Allt finns kvar på skärmen.',
  'state.diverged': 'Det här kan bara skärmen själv skicka, när den har nät. Allt finns kvar på den.',
})

import type { GoalArea, Weekday } from '../../contract/words.ts'
import type { ReadingReason } from './reading.ts'

/**
 * What the reader says of a line, in Swedish, for staff. Warm and plain (words.md); staff text may be a little denser.
 */

const weekdayNames: Record<Weekday, string> = {
  monday: 'måndag',
  tuesday: 'tisdag',
  wednesday: 'onsdag',
  thursday: 'torsdag',
  friday: 'fredag',
  saturday: 'lördag',
  sunday: 'söndag',
}

const goalAreaNames: Record<GoalArea, string> = {
  community: 'Social gemenskap och stöd',
  meaning: 'Meningsfullhet',
  movement: 'Fysisk aktivitet och utevistelse',
  food: 'Goda matvanor',
}

const monthNames =
  'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')

/** The sentence for a reason, without the number of its line and with a small first letter. */
export function sentenceFor(reason: ReadingReason): string {
  switch (reason.code) {
    case 'endAssumed':
      return `när det slutar står inte, så jag räknar med ${reason.minutes} minuter.`
    case 'repeatsFrom':
      return `det återkommer, med början ${dateWords(reason.date)}.`
    case 'dishNotStated':
      return 'vad det blir att äta står inte. Fyll gärna i rätten och allergenerna.'
    case 'heading':
      return 'jag läste det som en rubrik.'
    case 'yearAssumed':
      return `året står inte. Jag tror att det är ${reason.year}. Stämmer det?`
    case 'weekdayMismatch':
      return `det står ${weekdayNames[reason.written]}, men ${dateWords(reason.date)} är en annan veckodag. Jag gick efter datumet.`
    case 'weekMismatch':
      return `${dateWords(reason.date)} ligger inte i vecka ${reason.written}. Jag gick efter datumet.`
    case 'weekAssumed':
      return `vilken vecka det gäller står inte. Jag tror vecka ${reason.week}. Stämmer det?`
    case 'everyOtherWeekFrom':
      return `vilken av veckorna det börjar står inte. Jag räknar från ${dateWords(reason.date)}. Stämmer det?`
    case 'endBeforeStart':
      return `det slutar före det börjar. Jag räknar med ${reason.minutes} minuter. Stämmer det?`
    case 'mealTimeAssumed':
      return `när det serveras står inte. Jag tror ${timeWords(reason.from)}–${timeWords(reason.to)}. Stämmer det?`
    case 'openingAssumed':
      return `jag tror att det är öppet ${timeWords(reason.from)}–${timeWords(reason.to)} den dagen. Stämmer det?`
    case 'goalAreaGuessed':
      return `jag gissade på målområdet ${goalAreaNames[reason.goalArea]}. Stämmer det?`
    case 'titleFromSentence':
      return 'det är skrivet som en hel mening. Se efter om rubriken blev bra.'
    case 'severalTimes':
      return 'här står flera tider. Jag tog den första. Stämmer det?'
    case 'severalPrices':
      return `här står flera priser. Jag tog ${reason.price} kronor. Stämmer det?`
    case 'noticeSpanAssumed':
      return `jag läste det som ett meddelande och visar det från ${dateWords(reason.from)} till ${dateWords(reason.until)}. Stämmer det?`
    case 'perhapsActivity':
      return 'jag läste det som ett meddelande. Är det en aktivitet? Lägg då till den för hand.'
    case 'allergenUnclear':
      return `”${reason.text}” är ingen allergen som jag kan lägga in. Se över allergenerna; det som inte står räknas som vet ej.`
    case 'dietUnclear':
      return `jag känner inte till kosten ”${reason.text}”. Se över vad som finns.`
    case 'priceUnclear':
      return `jag är inte säker på priset ”${reason.text}”. Stämmer det?`
    case 'noDish':
      return 'här står ingen maträtt.'
    case 'personalNumber':
      return 'här står något som liknar ett personnummer. Raden är inte sparad. Ta bort numret och försök igen.'
    case 'tooLong':
      return `raden är längre än ${reason.limit} tecken. Dela upp den på flera rader.`
    case 'noDate':
      return 'jag förstod inte vilken dag det gäller. Skriv gärna dagen på raden ovanför.'
    case 'noTime':
      return 'jag hittade ingen tid. Skriv till exempel 10.00–11.00 först på raden.'
    case 'noTitle':
      return 'här står en tid, men inte vad som händer då.'
    case 'badTime':
      return `jag förstod inte tiden ”${reason.text}”.`
    case 'badDate':
      return 'den dagen finns inte i almanackan. Se efter om datumet blev rätt.'
    case 'mealWithoutDate':
      return 'jag förstod inte vilken dag maten serveras. Skriv ett datum eller en vecka.'
    case 'closedPartOfDay':
      return 'ni verkar ha stängt en del av dagen. Det kan jag inte visa. Skriv det hellre som ett meddelande.'
    case 'otherText':
      return 'jag förstod inte raden, så den är inte med.'
  }
}

/** "den 23 november 2026". */
function dateWords(date: string): string {
  return `den ${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** 10.30, as Swedish times are written. */
function timeWords(time: string): string {
  return time.replace(':', '.')
}

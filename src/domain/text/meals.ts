import type { MealFields } from '../../contract/programme.ts'
import type { MealKind } from '../../contract/words.ts'

export interface WrittenMeal {
  kind: MealKind
  dish: string
  /** False where only "Lunch" is written: the dish is not stated. */
  stated: boolean
  /** What else the line says of it. */
  more: string[]
}

const mealWord =
  /^(?:dagens |veckans |gemensam |vår )?(?<word>\p{L}*lunch|\p{L}*soppa|fika|(?:för|efter)middags(?:fika|kaffe))(?!\p{L})(?<tail>.*)$/iu
/** "Lunchen i dag är kålpudding", but not "Lunchen är på Hatten". */
const toldDish =
  /^(?<word>lunchen|soppan)(?: (?:i dag|idag|den här dagen|den dagen))? (?:är|blir) (?!(?:på|i|vid|kl|inte|också|som|till|för|från|den|slut|klar|öppen|stängd|gratis|fullbokad|fullsatt)(?!\p{L}))(?<dish>\p{L}.+)$/iu
const noDish =
  /^[\s,]*(?:(?:för (?:anmälda|föranmälda)|serveras|med (?:för)?anmälan|(?:för)?anmälan|\(.*\)).*)?$/iu
const dishMark = /^\s*:\s*(?<dish>\S.*)$/u
const noDishPart =
  /^(?:för|se|ta|(?:för)?anmäl\p{L}*|ingen|med|max|kostnad|pris|plats|i|vi|serveras|inkl|vegetarisk|veg\.)(?!\p{L})/iu

/**
 * The meal that a line speaks of, by the parts of the line, title first. An activity around food ("Soppa och allsång",
 * "Fredagsfika") is none: nobody orders it by the portion.
 */
export function findMeal(segments: readonly string[], price: number | undefined): WrittenMeal | null {
  const [title = '', ...more] = segments
  const [second] = more
  const told = toldDish.exec(title)?.groups
  if (told?.dish && told.word) return { kind: kindOf(told.word), dish: told.dish, stated: true, more }
  const match = mealWord.exec(title)
  const { word = '', tail = '' } = match?.groups ?? {}
  if (!match) return null
  const kind = kindOf(word)
  const marked = dishMark.exec(tail)?.groups?.dish
  if (marked) return { kind, dish: marked, stated: true, more }
  if (noDish.test(tail)) {
    if (second && !noDishPart.test(second)) return { kind, dish: second, stated: true, more: more.slice(1) }
    return { kind, dish: title, stated: kind === 'soup' && !/^(?:sopp|soppa$)/iu.test(word), more }
  }
  // "Ärtsoppa och pannkakor 65 kr": a soup with a price is eaten, not listened to.
  const isEaten = /.soppa$/iu.test(word) || /smörgås|bröd|pannkak/iu.test(tail)
  return kind === 'soup' && isEaten && price ? { kind, dish: title, stated: true, more } : null
}

function kindOf(word: string): MealKind {
  if (/sopp/iu.test(word)) return 'soup'
  return /lunch(?:en)?$/iu.test(word) ? 'lunch' : 'fika'
}

export interface MealHours {
  start: number
  end: number
}

/** When a venue has served its meals before, in minutes since midnight. */
export type Served = Partial<Record<MealKind, MealHours>>

/** The hours at which a venue's latest meals were served, kind by kind: those that most of the last ten had. Soup and lunch stand in for each other. */
export function servedBefore(
  meals: readonly Pick<MealFields, 'date' | 'kind' | 'serveFrom' | 'serveTo'>[],
): Served {
  const hoursOf = (kind: MealKind): MealHours | undefined => {
    const latest = meals
      .filter((meal) => meal.kind === kind)
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .slice(0, 10)
    const count = (meal: (typeof latest)[number]) =>
      latest.filter(({ serveFrom, serveTo }) => serveFrom === meal.serveFrom && serveTo === meal.serveTo)
        .length
    const [usual] = latest.sort((a, b) => count(b) - count(a))
    return usual && { start: minutesOf(usual.serveFrom), end: minutesOf(usual.serveTo) }
  }
  const lunch = hoursOf('lunch') ?? hoursOf('soup')
  const soup = hoursOf('soup') ?? lunch
  const fika = hoursOf('fika')
  return { ...(lunch && { lunch }), ...(soup && { soup }), ...(fika && { fika }) }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** What stands before a dish and says only that it is one: "Dagens: Fisksoppa", "Lunch Pytt i panna". */
const dishLabel =
  /^(?:[Dd]agens(?: (?:lunch|rätt))?|[Ll]unch(?:en)?|LUNCH|[Mm]iddag|[Vv]armrätt|[Hh]uvudrätt|[Rr]ätt)(?:\s*:\s*|\s+(?=\p{Lu}))(?=\S)/u

/** The dish of a line below the heading of a menu, where all is food. */
export function dishOf(segments: readonly string[], price: number | undefined): WrittenMeal {
  const named = findMeal(segments, price)
  if (named?.stated) return named
  const [title = '', ...more] = segments
  return { kind: 'lunch', dish: title.replace(dishLabel, ''), stated: true, more }
}

/** When a meal is served, in minutes since midnight, where nothing says. */
export const usualHours: Readonly<Record<MealKind, MealHours>> = {
  lunch: { start: 11 * 60 + 30, end: 13 * 60 },
  soup: { start: 11 * 60 + 30, end: 13 * 60 },
  fika: { start: 14 * 60, end: 15 * 60 },
}

/** When a meal is served where a text does not say: as before, else at the usual hours, which is a guess; and which of them it is. */
export function unsaidHours(kind: MealKind, served: Served) {
  const before = served[kind]
  return { ...(before ?? usualHours[kind]), code: before ? 'mealTimeAsBefore' : 'mealTimeAssumed' } as const
}

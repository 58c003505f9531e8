import { type Allergen, type AllergenState, allergenOfWord } from './allergens.ts'

/** What a text states of allergens; what it does not name is unknown. */
export interface Stated {
  allergens: Partial<Record<Allergen, Exclude<AllergenState, 'unknown'>>>
  /** Parts that name no allergen, or where it is not plain what is meant. */
  unclear: string[]
}

const label = /^\s*(?:innehåller|contains|allergener?|allergens?)(?!\p{L})\s*:?\s*/iu
const freeFrom = /^(?:fri(?:tt|a)? från|utan|ej|inte|inga?)\s+(?<word>\p{L}+)$/iu
const freeEnding = /^(?<word>\p{L}{3,})fri(?:tt|a)?$/iu

/** Free from these is free from the allergen; free from wheat or lactose is not. */
const wholeAllergens =
  /^(?:gluten|mjölk|ägg|fisk|kräftdjur|skaldjur|blötdjur|nötter|jordnötter|soja|selleri|senap|sesam|lupin|sulfit(?:er)?)$/iu

/** Reads a list such as "gluten, mjölk och ägg" or "ägg, fri från gluten", with or without "Innehåller:" before it. */
export function statedIn(text: string): Stated {
  const read: Stated = { allergens: {}, unclear: [] }
  let wasFree = false
  for (const { part, joined } of partsOf(text.replace(label, ''))) {
    const free = freeFrom.exec(part)?.groups?.word ?? freeEnding.exec(part)?.groups?.word
    // "fri från gluten och mjölk" is free from both; after a comma nobody knows.
    const isFree: boolean = free !== undefined || (wasFree && joined)
    const word = free ?? part
    const allergen = isFree && !wholeAllergens.test(word) ? null : allergenOfWord(word)
    if (!allergen || (wasFree && !isFree)) read.unclear.push(part)
    else if (isFree) read.allergens[allergen] ??= 'free'
    else read.allergens[allergen] = 'contains'
    wasFree = isFree
  }
  return read
}

function partsOf(text: string): { part: string; joined: boolean }[] {
  return text
    .split(/[,;/+&]|\s(?=(?:och|samt|and)\s(?!sulfit))/iu)
    .map((each) => ({
      part: each.replace(/^\s*(?:och|samt|and)\s/iu, '').replace(/[.:()*\s]+$|^[.:()*\s]+/gu, ''),
      joined: /^\s*(?:och|samt|and)\s/iu.test(each),
    }))
    .filter(({ part }) => /[\p{L}\d]/u.test(part))
}

/** Whether a text is a list of allergens: labelled as one, or naming more that are than words that are none. */
export function statesAllergens(text: string): boolean {
  const { allergens, unclear } = statedIn(text)
  const count = Object.keys(allergens).length
  return count > 0 && (label.test(text) || count > unclear.length)
}

/** A line that only tells the allergens of the dish above it. A bare word may be a dish, two or more are none. */
export function isAllergenLine(text: string): boolean {
  if (!statesAllergens(text)) return false
  if (label.test(text) || /^\([^()]*\)\.?$/u.test(text)) return true
  const { allergens, unclear } = statedIn(text)
  return Object.keys(allergens).length > 1 && unclear.length === 0
}

const mark = 'innehåller: '

/**
 * A line of a menu with its lists of allergens and its price as parts of their own, so that the reader of lines keeps them from the
 * dish: "Köttbullar (gluten, ägg) 75 kr".
 */
export function partedDish(text: string): string {
  const listed = (inner: string) => `\t${mark}${inner.replace(label, '').replace(/\s*[,;/&]\s*/gu, ' + ')}\t`
  return text
    .replace(/\(([^()]{2,200})\)/gu, (whole, inner: string) =>
      statesAllergens(inner) ? listed(inner) : whole,
    )
    .replace(
      /[,.]?\s+((?:innehåller|allergener)(?!\p{L})[^\t]{2,200}?)\.?(?=(?:\s*,?\s*\d{1,4}\s*(?:kr|:-).*)?$)/iu,
      (whole, list: string) => (!text.includes('\t') && statesAllergens(list) ? listed(list) : whole),
    )
    .replace(/[\s,]+(\d{1,4}\s*(?:kr(?:onor)?(?!\p{L})\.?|:-))\s*$/iu, (whole, price: string, at: number) =>
      extra.test(text.slice(0, at)) ? whole : `\t${price}`,
    )
}

/** "Ärtsoppa, kaffe 15 kr" says what the coffee costs. */
const extra = /[,.;]\s*(?:kaffe|fika|dessert|efterrätt|dryck)[^,.;]*$/iu

/** The parts of a line that `partedDish` has marked, read, and the others. */
export function takeStated(segments: readonly string[]): { stated: Stated; segments: string[] } {
  const stated: Stated = { allergens: {}, unclear: [] }
  const others = segments.filter((segment) => !segment.startsWith(mark))
  for (const segment of segments.filter((each) => each.startsWith(mark))) {
    const { allergens, unclear } = statedIn(segment)
    addStated(stated.allergens, allergens)
    stated.unclear.push(...unclear)
  }
  return { stated, segments: others }
}

/** Adds what is stated to what was; that it is in the dish weighs more than that it is not. */
export function addStated(to: Partial<Record<Allergen, AllergenState>>, more: Stated['allergens']): void {
  for (const [allergen, state] of Object.entries(more) as [Allergen, 'contains' | 'free'][])
    if (state === 'contains') to[allergen] = state
    else to[allergen] ??= state
}

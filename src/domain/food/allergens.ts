import type { allergenStates, allergens } from '../../contract/words.ts'

export type Allergen = (typeof allergens)[number]
export type AllergenState = (typeof allergenStates)[number]

/** GS1's codes for the 14 (Open Meal, `knownAllergens`). */
const codes: Readonly<Record<string, Allergen>> = {
  AW: 'gluten',
  AC: 'crustaceans',
  AE: 'eggs',
  AF: 'fish',
  AP: 'peanuts',
  AY: 'soya',
  AM: 'milk',
  AN: 'nuts',
  BC: 'celery',
  BM: 'mustard',
  AS: 'sesame',
  AU: 'sulphites',
  NL: 'lupin',
  UM: 'molluscs',
}

/** Words for the 14 in Swedish and English, and for the foods that Annex II of (EU) No 1169/2011 names under them. */
const words: readonly { allergen: Allergen; pattern: RegExp }[] = [
  {
    allergen: 'peanuts',
    pattern: /^(?:jordnöt(?:ter|tter)?|jordnötter|peanuts?|ground ?nuts?)$/u,
  },
  {
    allergen: 'gluten',
    pattern:
      /^(?:gluten|vete(?:mjöl)?|råg(?:mjöl)?|korn|havre|dinkel|spelt|kamut|spannmål(?: som innehåller gluten)?|wheat|rye|barley|oats?|cereals(?: containing gluten)?)$/u,
  },
  {
    allergen: 'crustaceans',
    pattern: /^(?:kräftdjur|skaldjur|räk(?:a|or)|kräft(?:a|or)|krabba|hummer|crustaceans?|shellfish)$/u,
  },
  { allergen: 'eggs', pattern: /^(?:ägg|eggs?)$/u },
  { allergen: 'fish', pattern: /^(?:fisk|fish)$/u },
  { allergen: 'soya', pattern: /^(?:soja(?:bön(?:a|or))?|soya?(?: ?beans?)?)$/u },
  {
    allergen: 'milk',
    pattern: /^(?:mjölk(?:protein)?|laktos|grädde|smör|ost|milk|lactose|dairy)$/u,
  },
  {
    allergen: 'nuts',
    pattern:
      /^(?:nötter|nöt|trädnötter|mand(?:el|lar)|hasselnöt(?:ter)?|valnöt(?:ter)?|cashew(?:nöt(?:ter)?)?|pekannöt(?:ter)?|paranöt(?:ter)?|pistasch(?:nöt(?:ter)?)?|macadamia(?:nöt(?:ter)?)?|(?:tree ?)?nuts?|almonds?|hazelnuts?|walnuts?)$/u,
  },
  { allergen: 'celery', pattern: /^(?:selleri|celery|celeriac)$/u },
  { allergen: 'mustard', pattern: /^(?:senap|mustard)$/u },
  { allergen: 'sesame', pattern: /^(?:sesam(?:frö(?:n)?)?|sesame(?: seeds?)?)$/u },
  {
    allergen: 'sulphites',
    pattern:
      /^(?:svaveldioxid|sulfit(?:er)?|svaveldioxid och sulfit(?:er)?|sul(?:ph|f)ites?|sulph?ur dioxide)$/u,
  },
  { allergen: 'lupin', pattern: /^(?:lupin(?:er)?|lupine?s?)$/u },
  {
    allergen: 'molluscs',
    pattern: /^(?:blötdjur|musslor|mussla|bläckfisk|ostron|snäckor|molluscs?|mollusks?)$/u,
  },
]

/** The allergen that a GS1 code names; null for a code of none of the 14. */
export function allergenOfCode(code: string): Allergen | null {
  return codes[code.trim().toUpperCase()] ?? null
}

/** The allergen that a word names, in Swedish or English; null where it names none, or more than what it contains ("glutenfri"). */
export function allergenOfWord(word: string): Allergen | null {
  const plain = word.normalize('NFC').trim().toLowerCase()
  return words.find(({ pattern }) => pattern.test(plain))?.allergen ?? null
}

export interface AllergensRead {
  contains: Allergen[]
  /** Parts that name no allergen, or say something else than that it is in the dish. */
  unclear: string[]
}

/** Reads a list such as "gluten, mjölk och ägg". What is not named is unknown: a list says nothing of the rest. */
export function readAllergens(text: string): AllergensRead {
  const read: AllergensRead = { contains: [], unclear: [] }
  const parts = text
    .replace(/^\s*(?:innehåller|contains|allergener|allergens)\s*:?\s*/iu, '')
    .split(/[,;/+&\n]|\s(?:och|samt|and)\s(?!sulfit)/iu)
    .map((part) => part.replace(/[.:()*\s]+$|^[.:()*\s]+/gu, ''))
  for (const part of parts) {
    if (!/[\p{L}\d]/u.test(part)) continue
    const allergen = allergenOfWord(part)
    if (!allergen) read.unclear.push(part)
    else if (!read.contains.includes(allergen)) read.contains.push(allergen)
  }
  return read
}

/** As a meal keeps them: only what somebody has stated. */
export function contained(allergens: readonly Allergen[]): Partial<Record<Allergen, 'contains'>> {
  return Object.fromEntries(allergens.map((allergen) => [allergen, 'contains']))
}

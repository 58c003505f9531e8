import type { Diet, MealKind } from '../../contract/words.ts'
import { findTimes } from '../text/times.ts'

/** What a cell of a table of meals says. */

const kinds: readonly { kind: MealKind; word: RegExp }[] = [
  { kind: 'soup', word: /sopp/iu },
  { kind: 'fika', word: /fika|kaffe|mellanmål|coffee|snack/iu },
  { kind: 'lunch', word: /lunch|middag|varm|dinner/iu },
]

export function kindIn(text: string): MealKind | null {
  return kinds.find(({ word }) => word.test(text))?.kind ?? null
}

const diets: readonly { diet: Diet; word: RegExp }[] = [
  { diet: 'vegan', word: /^(?:vegan(?:sk\p{L}*)?)/iu },
  { diet: 'vegetarian', word: /^(?:veg(?:\.|$|etari\p{L}*)|lakto-?ovo\p{L}*)/iu },
  { diet: 'lactoseFree', word: /^(?:laktosfri\p{L}*|lactose[- ]free|utan laktos)/iu },
  { diet: 'glutenFree', word: /^(?:glutenfri\p{L}*|gluten[- ]free|utan gluten)/iu },
  { diet: 'porkFree', word: /^(?:utan fläsk|fläskfri\p{L}*|ej fläsk|pork[- ]free|no pork|halal)/iu },
  { diet: 'ordinary', word: /^(?:vanlig|ordinarie|normal|allätare|ordinary)/iu },
]

/** "Vegetariskt, glutenfritt" – what can be had, and what is no diet that is known. */
export function dietsIn(text: string): { diets: Diet[]; unclear: string[] } {
  const read: { diets: Diet[]; unclear: string[] } = { diets: [], unclear: [] }
  for (const part of text.split(/[,;/+&\n]|\s(?:och|samt|and)\s/iu).map((each) => each.trim())) {
    if (!/\p{L}/u.test(part)) continue
    const diet = diets.find(({ word }) => word.test(part))?.diet
    if (!diet) read.unclear.push(part)
    else if (!read.diets.includes(diet)) read.diets.push(diet)
  }
  return read
}

/** Whole kronor of "85", "85:-", "85 kr", "79,50", "100 SEK"; `sure` is false where ören were rounded or more is said. */
export function priceIn(text: string): { price: number; sure: boolean } | null {
  const match = /(?<![\d.,])(\d{1,4})(?:[.,](\d{1,2}))?(?![\d])/u.exec(
    text.replace(/(?<=\d)[\s\u00a0](?=\d{3}(?!\d))/u, ''),
  )
  if (!match) return null
  const price = Math.round(Number(`${match[1]}.${match[2] ?? 0}`))
  const rest = text.replace(match[0], '').replace(/kr(?:onor)?\.?|sek|:-|:–|[\s,.]/giu, '')
  return price > 10_000 ? null : { price, sure: rest === '' && Number(match[2] ?? 0) === 0 }
}

/** The time or times of a cell, in minutes since midnight: "11.30–13", "11:30", "kl 11". */
export function timeIn(text: string): { start: number; end?: number } | null {
  const plain = text.trim()
  return findTimes(/^\d{1,2}$/.test(plain) ? `kl ${plain}` : plain).times[0] ?? null
}

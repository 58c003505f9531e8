import type { Diet } from '../../contract/words.ts'
import { looksLikePersonalNumber } from '../personalNumber.ts'
import { type Served, unsaidHours } from '../text/meals.ts'
import { outcomeOf, type ReadingReason, type ReadLine, type ReadMeal } from '../text/reading.ts'
import { clockTime } from '../text/times.ts'
import { type Allergen, allergenOfCode, allergenOfWord, contained } from './allergens.ts'
import { dietsIn, kindIn, priceIn } from './cells.ts'

/**
 * The Swedish standard Open Meal, versions 3.3 (Sambruk) and 2 (Örebro, Helsingborg, Linköping). Its own words: an empty list of
 * allergens does not mean free from them. So what is listed is in the dish, and all the rest is unknown.
 */

type Json = Readonly<Record<string, unknown>>

/** One line and one meal for each course. Null when the text is no menu of either version. */
export function readOpenMeal(
  text: string,
  served: Served = {},
): { lines: ReadLine[]; meals: ReadMeal[] } | null {
  const meals = mealsIn(parsed(text))
  if (!meals) return null
  const read: { lines: ReadLine[]; meals: ReadMeal[] } = { lines: [], meals: [] }
  for (const meal of meals) {
    const date = textOf(meal.date)?.slice(0, 10) ?? ''
    for (const course of inOrder(records(meal.courses))) readCourse(read, meal, date, course, served)
  }
  return read
}

function mealsIn(menu: unknown): Json[] | null {
  if (!isRecord(menu)) return null
  if (Array.isArray(menu.meals)) return records(menu.meals)
  if (!Array.isArray(menu.data)) return null
  return records(menu.data).flatMap((each) => records(each.meals))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
}

function inOrder(courses: Json[]): Json[] {
  const place = ({ order }: Json) =>
    typeof order === 'number' || typeof order === 'string' ? Number(order) || 0 : 0
  return courses.sort((a, b) => place(a) - place(b))
}

function readCourse(
  read: { lines: ReadLine[]; meals: ReadMeal[] },
  meal: Json,
  date: string,
  course: Json,
  served: Served,
): void {
  const name = textOf(course.name) ?? ''
  const option = textOf(course.optionName) ?? textOf(meal.name) ?? ''
  const line: ReadLine = {
    number: read.lines.length + 1,
    text: [date, option, name].filter((part) => part !== '').join(' · '),
    outcome: 'notUnderstood',
    why: [],
  }
  read.lines.push(line)
  if (looksLikePersonalNumber(JSON.stringify(course))) {
    line.text = ''
    line.why = [{ code: 'personalNumber' }]
  } else if (!isDay(date)) line.why = [{ code: 'badDate', text: date }]
  else if (name.trim() === '') line.why = [{ code: 'noDish' }]
  else {
    const { why, fields } = factsOf(meal, course, option, served)
    line.why = why
    line.outcome = outcomeOf(why)
    read.meals.push({ line: line.number, date, dish: { sv: name.trim().slice(0, 500) }, ...fields })
  }
}

function factsOf(meal: Json, course: Json, option: string, served: Served) {
  const why: ReadingReason[] = []
  const kind = kindIn(option) ?? kindIn(textOf(meal.name) ?? '') ?? 'lunch'
  const { start, end, code } = unsaidHours(kind, served)
  const hours = { serveFrom: clockTime(start), serveTo: clockTime(end) }
  why.push({ code, from: hours.serveFrom, to: hours.serveTo })
  const priced = textOf(course.price) ?? (typeof course.price === 'number' ? String(course.price) : '')
  const price = priceIn(priced)
  if (priced !== '' && !price?.sure) why.push({ code: 'priceUnclear', text: priced.slice(0, 40) })
  const allergens = allergensOf(course, why)
  const diets: Diet[] = list(course.tags).flatMap((tag) => dietsIn(nameOf(tag)).diets)
  return {
    why,
    fields: {
      kind,
      ...(price ? { price: price.price } : {}),
      ...hours,
      portions: null,
      diets: [...new Set(diets)],
      allergens: contained(allergens),
      soldOut: false,
    },
  }
}

/** Version 3 lists names with codes, version 2 bare English words. */
function allergensOf(course: Json, why: ReadingReason[]): Allergen[] {
  const found: Allergen[] = []
  for (const listed of [...list(course.knownAllergens), ...list(course.allergens)]) {
    const name = nameOf(listed)
    const codes = isRecord(listed) ? records(listed.codes).map(({ code }) => textOf(code) ?? '') : []
    const allergen = codes.map(allergenOfCode).find((each) => each !== null) ?? allergenOfWord(name)
    if (!allergen) why.push({ code: 'allergenUnclear', text: name.slice(0, 40) })
    else if (!found.includes(allergen)) found.push(allergen)
  }
  return found
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T12:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  )
}

function nameOf(listed: unknown): string {
  return textOf(listed) ?? (isRecord(listed) ? textOf(listed.name) : undefined) ?? ''
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function records(value: unknown): Json[] {
  return list(value).filter(isRecord)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

import { addStated, type Stated, statedIn } from '../food/stated.ts'
import { suggestGoalArea } from '../goalArea.ts'
import { capitalised, type Details, dietsIn } from './details.ts'
import { type Served, unsaidHours, type WrittenMeal } from './meals.ts'
import { partOfSentence } from './phrases.ts'
import type { ReadActivity, ReadingReason, ReadMeal } from './reading.ts'
import { clockTime, type WrittenTime } from './times.ts'
import type { When } from './when.ts'

/** How long something is taken to last of which only the beginning is written. */
export const assumedMinutes = 60
const shortestMinutes = 5
const longestText = 500

interface Made<T> {
  made: T[]
  why: ReadingReason[]
}

/** An activity on each of the dates, or one with a rule. `parts` are its title and what else is said of it. */
export function makeActivities(
  line: number,
  when: When,
  time: WrittenTime,
  [first = '', ...more]: readonly string[],
  details: Details,
): Made<ReadActivity> {
  const title = readableTitle(first)
  const { minutes, why } = durationOf(time)
  const { goalArea, confidence } = suggestGoalArea(title)
  if (confidence === 'guess') why.push({ code: 'goalAreaGuessed', goalArea })
  if (partOfSentence.test(first)) why.push({ code: 'titleFromSentence' })
  const description = fitting(joined(more))
  const made = when.dates.map((date) => ({
    line,
    title: { sv: title },
    ...(description ? { description: { sv: description } } : {}),
    goalArea,
    organiser: details.organiser ?? { kind: 'municipality' as const },
    ...(details.leader ? { leader: details.leader.slice(0, 40) } : {}),
    ...(details.place ? { place: { sv: details.place } } : {}),
    start: `${date}T${clockTime(time.start)}`,
    durationMinutes: minutes,
    ...(when.rule ? { recurrence: when.rule } : {}),
    notOnHolidays: true,
    places: details.places ?? null,
    ...(details.price === undefined ? {} : { price: details.price }),
    membersOnly: details.membersOnly,
    ...cancellations(when, details, date),
  }))
  return { made, why: [...when.why, ...why, ...priceDoubt(details)] }
}

/** A rule's first date is cancelled with the word "inställt"; its excepted dates always. */
function cancellations(when: When, details: Details, date: string): { cancelledOn?: string[] } {
  const cancelledOn = details.cancelled ? [date, ...when.cancelledOn] : when.cancelledOn
  return cancelledOn.length > 0 ? { cancelledOn } : {}
}

/** A meal on each of the dates. `time` may be missing: then it is served as before, else at the usual hours, which is a guess. */
export function makeMeals(
  line: number,
  when: When,
  time: WrittenTime | undefined,
  { kind, dish, stated, more }: WrittenMeal,
  details: Details,
  { stated: { allergens, unclear }, served }: { stated: Stated; served: Served },
): Made<ReadMeal> {
  const usual = unsaidHours(kind, served)
  const { minutes, why } = time ? durationOf(time) : { minutes: usual.end - usual.start, why: [] }
  const start = time?.start ?? usual.start
  const hours = { serveFrom: clockTime(start), serveTo: clockTime(start + minutes) }
  if (!time) why.push({ code: usual.code, from: hours.serveFrom, to: hours.serveTo })
  if (unclear[0]) why.push({ code: 'allergenUnclear', text: unclear[0].slice(0, 40) })
  if (!stated) why.push({ code: 'dishNotStated' })
  const made = when.dates.map((date) => ({
    line,
    date,
    kind,
    dish: { sv: fitting(joined([readableTitle(dish), ...withoutDiets(more)])) },
    ...(details.price === undefined ? {} : { price: details.price }),
    ...hours,
    portions: details.places ?? null,
    diets: details.diets,
    allergens: { ...allergens },
    soldOut: false,
  }))
  return { made, why: [...when.why, ...why, ...priceDoubt(details)] }
}

/** Adds what a further line says to the activities and meals that it stands under. False when there is no more room for it. */
export function addToEntries(
  activities: readonly ReadActivity[],
  meals: readonly ReadMeal[],
  text: string,
  details: Details,
  textIsAllDetails: boolean,
): boolean {
  for (const activity of activities) {
    if (!textIsAllDetails) {
      const sv = joined([activity.description?.sv ?? '', text])
      if (sv.length > longestText) return false
      activity.description = { sv }
    }
    activity.price ??= details.price
    activity.places ??= details.places ?? null
    activity.leader ??= details.leader
    if (details.place && !activity.place) activity.place = { sv: details.place }
    if (details.organiser && activity.organiser.kind === 'municipality')
      activity.organiser = details.organiser
    activity.membersOnly ||= details.membersOnly
  }
  for (const meal of meals) {
    const other = vegetarianDish.exec(text)?.[1]
    const more = other ? [`Vegetariskt: ${other}`] : textIsAllDetails ? [] : withoutDiets([text])
    const sv = joined([meal.dish.sv, ...more])
    if (sv.length > longestText) return false
    meal.dish = { sv }
    meal.price ??= details.price
    meal.portions ??= details.places ?? null
    meal.diets = [...new Set([...meal.diets, ...details.diets, ...(other ? (['vegetarian'] as const) : [])])]
  }
  return true
}

/** Adds what a line of its own says of allergens to the meals above it. */
export function addAllergens(meals: readonly ReadMeal[], text: string): ReadingReason[] {
  const { allergens, unclear } = statedIn(text)
  for (const meal of meals) addStated(meal.allergens, allergens)
  return unclear[0] ? [{ code: 'allergenUnclear', text: unclear[0].slice(0, 40) }] : []
}

/** "Veg: Linsgryta", below the dish that all others eat. */
const vegetarianDish = /^veg(?:etarisk\p{L}*|\.)?(?: rätt| alternativ)?\s*:\s*(\S.*)$/iu

/** Parts of a text as sentences after one another. */
function joined(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(capitalised)
    .reduce((text, part) => `${text}${/[.!?:]$/u.test(text) ? '' : '.'} ${part}`.replace(/^\. /u, ''), '')
    .trim()
}

/** A text that is too long for a programme, cut between two characters. */
function fitting(text: string): string {
  return text.length <= longestText
    ? text
    : `${text.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Diets that can be had are a field of the meal, not words in its dish. */
function withoutDiets(parts: readonly string[]): string[] {
  return parts.filter((part) => dietsIn(part).length === 0)
}

function durationOf({ start, end }: WrittenTime): { minutes: number; why: ReadingReason[] } {
  if (end === undefined)
    return { minutes: assumedMinutes, why: [{ code: 'endAssumed', minutes: assumedMinutes }] }
  if (end - start >= shortestMinutes) return { minutes: end - start, why: [] }
  return { minutes: assumedMinutes, why: [{ code: 'endBeforeStart', minutes: assumedMinutes }] }
}

function priceDoubt({ severalPrices, price = 0 }: Details): ReadingReason[] {
  return severalPrices ? [{ code: 'severalPrices', price }] : []
}

/** "SITTGYMPA MED KAFFE" → "Sittgympa med kaffe"; short capitals ("PRO") are names. */
function readableTitle(text: string): string {
  const shouted = text === text.toUpperCase() && /\p{L}{5}/u.test(text)
  return capitalised(shouted ? text.toLowerCase() : text)
}

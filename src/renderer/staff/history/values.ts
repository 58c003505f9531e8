import { clockText } from '../../i18n/formats.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { valueText } from '../shell/valueText.ts'
import { ruleText } from './ruleText.ts'

/** What a part of the programme must know to say its values: names of rooms by their id, and today, by which years are left out. */
export interface Known {
  today: string
  rooms: ReadonlyMap<string, string>
}

const words: Readonly<Record<string, string>> = {
  fixed: 'fast',
  mobile: 'mobil',
  yes: 'ja',
  no: 'nej',
  broken: 'trasig',
  unknown: 'vet inte',
  community: 'Social gemenskap och stöd',
  meaning: 'Meningsfullhet',
  movement: 'Fysisk aktivitet och utevistelse',
  food: 'Goda matvanor',
  municipality: 'kommunen',
  volunteer: 'frivilliga',
  association: 'förening',
  region: 'regionen',
  company: 'företag',
  lunch: 'lunch',
  soup: 'soppa',
  fika: 'fika',
  normal: 'vanligt',
  urgent: 'viktigt',
  ordinary: 'vanlig kost',
  vegetarian: 'vegetariskt',
  vegan: 'veganskt',
  lactoseFree: 'laktosfritt',
  glutenFree: 'glutenfritt',
  porkFree: 'utan fläsk',
  contains: 'innehåller',
  free: 'fri från',
  gluten: 'gluten',
  crustaceans: 'kräftdjur',
  eggs: 'ägg',
  fish: 'fisk',
  peanuts: 'jordnötter',
  soya: 'soja',
  milk: 'mjölk',
  nuts: 'nötter',
  celery: 'selleri',
  mustard: 'senap',
  sesame: 'sesam',
  sulphites: 'sulfiter',
  lupin: 'lupin',
  molluscs: 'blötdjur',
}

/** Fields whose text is one of a closed list, and not what somebody wrote. */
const closed = new Set(['kind', 'stepFree', 'hearingLoop', 'goalArea', 'level'])
const word = (value: unknown) => (typeof value === 'string' ? (words[value] ?? value) : valueText(value))

/** "torsdag 26 november 13.00". `moment` is `2026-11-26T13:00`. */
export function momentText(moment: string, today: string): string {
  return `${weekdayDateText(moment.slice(0, 10), today)} ${clockText(moment)}`
}

/** A value of a field in words; '' for nothing. */
export function fieldText(field: string, value: unknown, { today, rooms }: Known): string {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'room' && typeof value === 'string') return rooms.get(value) ?? 'en lokal som är borttagen'
  if (field === 'recurrence' && typeof value === 'string') return ruleText(value, today)
  if (field === 'durationMinutes') return `${String(value)} minuter`
  if (field === 'price') return `${String(value)} kr`
  if (field === 'order' && typeof value === 'number') return String(value + 1)
  if (closed.has(field)) return word(value)
  if (field === 'diets' && Array.isArray(value)) return value.map(word).join(', ')
  if (field === 'allergens' || field === 'organiser') return partsText(field, value)
  if (isHours(value)) return `${clockText(value.from)}–${clockText(value.to)}`
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return momentText(value, today)
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return weekdayDateText(value, today)
  return translatedText(value) ?? valueText(value)
}

function isHours(value: unknown): value is { from: string; to: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'to' in value &&
    typeof value.from === 'string' &&
    typeof value.to === 'string'
  )
}

function partsText(field: 'allergens' | 'organiser', value: unknown): string {
  const parts: Record<string, unknown> = typeof value === 'object' ? { ...value } : {}
  if (field === 'organiser') return [parts.name, word(parts.kind)].filter(Boolean).join(', ')
  return Object.entries(parts)
    .map(([allergen, state]) => `${word(allergen)}: ${word(state)}`)
    .join(', ')
}

const languageNames: Readonly<Record<string, string>> = {
  sv: 'svenska',
  fi: 'finska',
  en: 'engelska',
  ar: 'arabiska',
  so: 'somaliska',
}

/** A text with its translations: "Salen (finska: Sali)". */
function translatedText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('sv' in value)) return null
  const { sv, ...others }: Record<string, unknown> = { ...value }
  const said = Object.entries(others)
    .filter(([, text]) => Boolean(text))
    .map(([language, text]) => `${languageNames[language] ?? language}: ${String(text)}`)
  return said.length === 0 ? String(sv) : `${String(sv)} (${said.join(', ')})`
}

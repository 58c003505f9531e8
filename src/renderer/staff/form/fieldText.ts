import type { Programme } from '../../../contract/programme.ts'
import { allergens, diets, goalAreas, mealKinds, organiserKinds } from '../../../contract/words.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { weekdayDateText } from './dateText.ts'
import { repeatText } from './repeatText.ts'
import { t as form } from './text.ts'
import { otherLanguages } from './translated.ts'
import { valueText } from './valueText.ts'

/** What a part of the programme must know to say its values: names of rooms by their id, and today, by which years are left out. */
export interface Known {
  today: string
  rooms: ReadonlyMap<string, string>
  /** The start of an activity's first occurrence, where it is known: `2026-11-26T13:00`. */
  startOf(activity: string): string | undefined
}

/** What is known of a venue's own programme, as it stands; of none, when it has not come. */
export function knownOf(programme: Programme | null, today: string): Known {
  return {
    today,
    rooms: new Map((programme?.rooms ?? []).map(({ id, name }) => [id, name.sv])),
    startOf: (id) => programme?.activities.find((one) => one.id === id)?.start,
  }
}

const own: Readonly<Record<string, string>> = {
  fixed: 'fast',
  mobile: 'mobil',
  yes: 'ja',
  no: 'nej',
  broken: 'trasig',
  unknown: 'vet inte',
  normal: 'vanligt',
  urgent: 'viktigt',
  contains: 'innehåller',
  free: 'fri från',
}
const small = (text: string) => text.toLocaleLowerCase('sv')
/** The words of the closed lists, as they stand within a sentence. No two lists have a word in common. */
const words: ReadonlyMap<string, string> = new Map([
  ...Object.entries(own),
  ...goalAreas.map((area) => [area, sv[`goal.${area}`]] as const),
  ...organiserKinds.map((kind) => [kind, small(form(`organiser.${kind}`))] as const),
  ...mealKinds.map((kind) => [kind, small(sv[`meal.${kind}`])] as const),
  ...diets.map((diet) => [diet, small(sv[`diet.${diet}`])] as const),
  ...allergens.map((allergen) => [allergen, sv[`allergen.${allergen}`]] as const),
])

/** Fields whose text is one of a closed list, and not what somebody wrote. */
const closed = new Set(['kind', 'stepFree', 'hearingLoop', 'goalArea', 'level'])
const word = (value: unknown) => (typeof value === 'string' ? (words.get(value) ?? value) : valueText(value))

/** "torsdag 26 november 13.00". `moment` is `2026-11-26T13:00`. */
export function momentText(moment: string, today: string): string {
  return `${weekdayDateText(moment.slice(0, 10), today)} ${clockText(moment)}`
}

/** A value of a field in words; '' for nothing. `start` is that of the activity that it is of. */
export function fieldText(field: string, value: unknown, { today, rooms }: Known, start = today): string {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'room' && typeof value === 'string') return rooms.get(value) ?? 'en lokal som är borttagen'
  if (field === 'recurrence' && typeof value === 'string') return repeatText(value, start.slice(0, 10), today)
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

/** A text with its translations: "Salen (finska: Sali)". */
function translatedText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('sv' in value)) return null
  const { sv, ...others }: Record<string, unknown> = { ...value }
  const said = otherLanguages
    .filter((language) => Boolean(others[language]))
    .map((language) => `${small(form(`language.${language}`))}: ${String(others[language])}`)
  return said.length === 0 ? String(sv) : `${String(sv)} (${said.join(', ')})`
}

import { entityFields } from '../contract/programme.ts'
import type { EntityType } from '../contract/words.ts'

/**
 * Forgetting a name wherever it stands, without anybody keeping it: what is kept is a keyed hash of its words and how many they are. A text is looked through word by
 * word; each run of so many words is hashed and compared. Hub and kiosk do it by these same functions.
 */

/** What is forgotten: a keyed hash of `words` normalised words. */
export interface Forgotten {
  hash: string
  words: number
}

/** A keyed hash of normalised words with a space between each. */
export type Hash = (words: string) => string

const mostWords = 6
/** Fewer letters than this are no name, and would be found everywhere. */
const leastLetters = 3

/** What stands where something was forgotten: the first that is no longer than what it takes the place of, so that no field outgrows its bound. */
const marks = ['[borttaget]', '[…]', '…'] as const

interface Word {
  /** Null for a mark of what was forgotten: no run of words goes across it. */
  text: string | null
  from: number
  to: number
}

const wordOrMark = /\[borttaget\]|\[…\]|…|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+/gu

/** The words of a text, each as it is compared: in whatever case, width and kind of accents it is written, and without invisible marks. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordOrMark)].flatMap(({ 0: found, index }) => {
    const isMark = marks.some((mark) => mark === found)
    const word = isMark ? null : plain(found)
    return word === '' ? [] : [{ text: word, from: index, to: index + found.length }]
  })
}

function plain(word: string): string {
  return word
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
}

/** "Sven Eks" is Sven Ek: the last word is compared without the s of a genitive. */
function ofRun(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return [...words.slice(0, -1), last.length > 2 && last.endsWith('s') ? last.slice(0, -1) : last].join(' ')
}

/**
 * What is kept of a phrase that is to be forgotten.
 * @returns null for what is no name: no word, too many, or too few letters
 */
export function forgottenOf(phrase: string, hash: Hash): Forgotten | null {
  const words = wordsOf(phrase).flatMap(({ text }) => text ?? [])
  const letters = words.join('').replace(/[^\p{L}\p{N}]/gu, '').length
  if (words.length === 0 || words.length > mostWords || letters < leastLetters) return null
  if (words.some((word) => word === 'borttaget')) return null
  return { hash: hash(ofRun(words)), words: words.length }
}

/** Runs of words that a forgetter remembers, some MB at most. */
const mostKnown = 20_000

/** Takes what is forgotten out of things; each gives back the very same where nothing of it stood there. */
export interface Forgetter {
  /** Nothing is forgotten: nobody need look. */
  isIdle: boolean
  text(text: string): string
  /** Every text in a JSON value, but for keys, and for values that are ids, dates and words of closed lists. */
  json<T>(value: T): T
  /** The fields of an entity; one that is nothing but what is forgotten is taken away where the entity can be without it. */
  fields(type: string, fields: Record<string, unknown>): Record<string, unknown>
  /** The body of an op, of whatever kind. */
  body(body: unknown): unknown
}

export function forgetter(list: readonly Forgotten[], hash: Hash): Forgetter {
  const hashes = new Set(list.map(({ hash, words }) => `${words} ${hash}`))
  const lengths = [...new Set(list.map(({ words }) => words))].sort((a, b) => b - a)
  const isIdle = list.length === 0
  /** A programme says the same words again and again, and a hash takes its time. */
  const known = new Map<string, boolean>()

  function isForgotten(length: number, run: string): boolean {
    const key = `${length} ${run}`
    let is = known.get(key)
    if (is === undefined) {
      is = hashes.has(`${length} ${hash(run)}`)
      if (known.size >= mostKnown) known.clear()
      known.set(key, is)
    }
    return is
  }

  /** How many words, from `at` on, are forgotten; 0 for none. The longest first. */
  function runAt(words: readonly Word[], at: number): number {
    for (const length of lengths) {
      const run = words.slice(at, at + length).flatMap(({ text }) => text ?? [])
      if (run.length === length && isForgotten(length, ofRun(run))) return length
    }
    return 0
  }

  function text(given: string): string {
    if (isIdle) return given
    const words = wordsOf(given)
    let out = ''
    let done = 0
    for (let at = 0; at < words.length; ) {
      const length = runAt(words, at)
      const [first, last] = [words[at], words[at + length - 1]]
      if (length > 0 && first && last) {
        out += given.slice(done, first.from) + markFor(last.to - first.from)
        done = last.to
      }
      at += Math.max(1, length)
    }
    return done === 0 ? given : out + given.slice(done)
  }

  function json<T>(value: T, key = ''): T {
    if (isIdle || notText.has(key)) return value
    // What `changed` makes of a text is a text, of a list a list; TypeScript does not follow that.
    return changed(value, key) as T
  }

  function changed(value: unknown, key: string): unknown {
    if (typeof value === 'string') return patterns.some((is) => is.test(value)) ? value : text(value)
    if (Array.isArray(value)) {
      const all = value.map((each) => json(each, key))
      return all.some((each, index) => each !== value[index]) ? all : value
    }
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const all = entries.map(([name, each]) => [name, json(each, name)] as const)
    return all.some(([, each], index) => each !== entries[index]?.[1]) ? Object.fromEntries(all) : value
  }

  function fields(type: string, given: Record<string, unknown>): Record<string, unknown> {
    const out = json(given)
    if (out === given) return given
    return Object.fromEntries(
      Object.entries(out).map(([field, value]) => {
        const isGone = value !== given[field] && (isOnlyMark(value) || field === 'link')
        return [field, isGone && canBeLeftOut(type, field) ? null : value]
      }),
    )
  }

  function body(given: unknown): unknown {
    if (isIdle || typeof given !== 'object' || given === null) return json(given)
    const { type, fields: of, ...rest } = given as { type?: unknown; fields?: unknown }
    if (typeof type !== 'string' || typeof of !== 'object' || of === null || Array.isArray(of))
      return json(given)
    const known = of as Record<string, unknown>
    const out = fields(type, known)
    return out === known ? given : { type, ...rest, fields: out }
  }

  return { isIdle, text, json: (value) => json(value), fields, body }
}

function markFor(length: number): string {
  return marks.find((mark) => mark.length <= length) ?? '…'
}

/** Fields that hold ids, moments and words of closed lists, in whatever part of the programme. */
const notText = new Set([
  ...[
    'id',
    'type',
    'kind',
    'entity',
    'activity',
    'occurrence',
    'room',
    'meal',
    'mealId',
    'venue',
    'diet',
    'diets',
  ],
  ...[
    'date',
    'start',
    'movedTo',
    'from',
    'until',
    'to',
    'serveFrom',
    'serveTo',
    'orderBy',
    'recurrence',
    'timeZone',
  ],
  ...['goalArea', 'level', 'stepFree', 'hearingLoop', 'allergens', 'page', 'day', 'hour', 'tz', 'bootId'],
])

/** The same in a field that this program does not know: a UUID or what is made of one, a day, a moment, a time. */
const patterns = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i,
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?Z?)?)?$/,
  /^\d{2}:\d{2}$/,
]

/** Whether nothing but a mark and what stands between words is left, of a text or of the Swedish of one. */
function isOnlyMark(value: unknown): boolean {
  const text = typeof value === 'object' && value !== null && 'sv' in value ? value.sv : value
  if (typeof text !== 'string') return false
  const words = wordsOf(text)
  return words.length > 0 && words.every((word) => word.text === null)
}

function canBeLeftOut(type: string, field: string): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = isEntityType(
    type,
  )
    ? entityFields[type].shape
    : {}
  return shape[field]?.safeParse(undefined).success ?? true
}

function isEntityType(type: string): type is EntityType {
  return Object.hasOwn(entityFields, type)
}

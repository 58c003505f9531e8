import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Forgetter, forgetter, forgottenOf } from './erasure.ts'
import { readEntity } from './readable.ts'

/** As good as any here: what tells two apart. */
const hash = (words: string) => `hash of ${words}`

function forgetting(...phrases: string[]): Forgetter {
  return forgetter(
    phrases.flatMap((phrase) => forgottenOf(phrase, hash) ?? []),
    hash,
  )
}

describe('a name that is forgotten', () => {
  it.each([
    ['Ledare: Sven Ek', 'Ledare: […]'],
    ['SVEN  EK kommer', '[…] kommer'],
    ['Sven Eks bok', '[…] bok'],
    ['Sven-Ek', '[…]'],
    ['Fråga sven\nek.', 'Fråga […].'],
    ['Sven\u00ad Ek\u200b', '[…]'],
    ['Ｓｖｅｎ Ek', '[…]'],
    ['Svensk ek', 'Svensk ek'],
    ['Sven och Ek', 'Sven och Ek'],
    ['Bo Sven Ek Sven Ek', 'Bo […] […]'],
  ])('in %j leaves %j', (text, left) => {
    expect(forgetting('Sven Ek').text(text)).toBe(left)
  })

  it('has a mark that is never longer than the name', () => {
    expect(forgetting('Sven Lindqvist').text('Med Sven Lindqvist.')).toBe('Med [borttaget].')
    expect(forgetting('Åsa').text('Åsa, åsa')).toBe('[…], […]')
  })

  it('is the longest of those that begin in one place', () => {
    expect(forgetting('Sven', 'Sven Ek').text('Sven Ek, Sven Bo')).toBe('[…], […] Bo')
  })

  it.each(['', ' – ', 'ab', 'a b', 'en två tre fyra fem sex sju', 'borttaget', '[borttaget]'])(
    'is not %j',
    (phrase) => {
      expect(forgottenOf(phrase, hash)).toBeNull()
    },
  )

  it('is kept as a hash and a number', () => {
    expect(forgottenOf(' SVEN   eks ', hash)).toEqual({ hash: 'hash of sven ek', words: 2 })
  })
})

describe('what is forgotten of an entity', () => {
  const { fields, body } = forgetting('Sven Ek', 'coffee', 'movement', 'weekly')
  const activity = {
    title: { sv: 'Sven Ek', en: 'With Sven Ek' },
    description: { sv: 'Sven Ek' },
    leader: 'Sven Ek',
    organiser: { kind: 'volunteer', name: 'Sven Ek' },
    goalArea: 'movement',
    room: 'coffee',
    start: '2026-11-23T10:00',
    durationMinutes: 60,
    recurrence: 'FREQ=WEEKLY;BYDAY=MO',
  }

  it('is taken away where the entity can be without it, else marked; ids, times and rules stay', () => {
    expect(fields('activity', activity)).toEqual({
      ...activity,
      title: { sv: '[…]', en: 'With […]' },
      description: null,
      leader: null,
      organiser: { kind: 'volunteer', name: '[…]' },
    })
    expect(body({ type: 'room', fields: { name: { sv: 'Hos Sven Ek' } } })).toEqual({
      type: 'room',
      fields: { name: { sv: 'Hos […]' } },
    })
    const link = 'https://example.se/sven-ek'
    expect(fields('infoPage', { title: { sv: 'Hjälp' }, link })).toEqual({
      title: { sv: 'Hjälp' },
      link: null,
    })
  })

  it('gives back the very same where nothing is', () => {
    const other = {
      ...activity,
      title: { sv: 'Bingo' },
      description: null,
      leader: null,
      organiser: { kind: 'region' },
    }
    expect(fields('activity', other)).toBe(other)
    expect(body({ meal: 'coffee', diet: 'vegan', portions: 1 })).toEqual({
      meal: 'coffee',
      diet: 'vegan',
      portions: 1,
    })
  })
})

describe('of any texts', () => {
  const name = fc.constantFrom('Sven', 'Ek', 'Åsa', 'Ali', 'Bo', 'Lind', 'ﬁnn', 'Émile')
  const phrase = fc.array(name, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
  const filler = fc.constantFrom(' ', ', ', '-', '\n', ' och ', '…', ' [borttaget] ', '.', ' 😀 ')
  const text = fc
    .array(fc.oneof(name, filler, fc.string({ maxLength: 4 })), { maxLength: 16 })
    .map((all) => all.join(''))
  const phrases = fc.array(phrase, { minLength: 1, maxLength: 4 })

  it('nothing of a phrase is left, no text grows, and a second time changes nothing', () => {
    fc.assert(
      fc.property(phrases, text, (all, given) => {
        const forget = forgetting(...all)
        const once = forget.text(given)
        expect(once.length).toBeLessThanOrEqual(given.length)
        expect(forget.text(once)).toBe(once)
        // Each phrase alone finds nothing more.
        for (const one of all) expect(forgetting(one).text(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('any JSON keeps its shape, keys, numbers and what it does not hold', () => {
    fc.assert(
      fc.property(phrases, fc.jsonValue(), text, (all, value, said) => {
        const forget = forgetting(...all)
        const given = { value, said, date: said, id: said }
        const out = forget.json(given)
        expect(out.date).toBe(said)
        expect(out.id).toBe(said)
        expect(shapeOf(out)).toEqual(shapeOf(given))
        expect(forget.json(out)).toBe(out)
        if (JSON.stringify(out) === JSON.stringify(given)) expect(out).toBe(given)
      }),
      { numRuns: 300 },
    )
  })

  it('an entity that could be shown can be shown', () => {
    fc.assert(
      fc.property(phrases, text, text, fc.option(text, { nil: undefined }), (all, sv, en, leader) => {
        const fields = {
          title: { sv, en },
          goalArea: 'meaning',
          organiser: { kind: 'volunteer', ...(leader && { name: leader }) },
          ...(leader && { leader, description: { sv: leader } }),
          start: '2026-11-23T10:00',
          durationMinutes: 60,
        }
        fc.pre(readEntity('activity', fields) !== null)
        expect(readEntity('activity', forgetting(...all).fields('activity', fields))).not.toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? 'text' : value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]))
}

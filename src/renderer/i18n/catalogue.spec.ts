import { describe, expect, it } from 'vitest'
import { languages } from '../../contract/words.ts'
import { loadCatalogue, translator } from './catalogue.ts'
import { type MessageId, sv } from './sv.ts'

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../i18n/{sv,fi,en,ar,so}.ts', '!../**/*.spec.*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
  .map(([, text]) => text)
  .join('\n')

function placeholders(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))]
    .filter((name) => message.includes(`{${name},`) || message.includes(`{${name}}`))
    .sort()
}

/** The cases of each plural in a message, in order. */
function pluralCases(message: string): string[][] {
  return message
    .split(', plural,')
    .slice(1)
    .map((part) => [...part.matchAll(/(zero|one|two|few|many|other) \{/g)].map(([, name = '']) => name))
}

describe.each(languages.filter((language) => language !== 'sv'))('the texts in %s', (language) => {
  it('are the same as in Swedish, and none is empty', async () => {
    const catalogue = await loadCatalogue(language)
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(sv).sort())
    for (const text of Object.values(catalogue)) expect(text.trim()).not.toBe('')
  })

  it('have the same places for values, and each plural form of the language', async () => {
    const catalogue = await loadCatalogue(language)
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [id, text] of Object.entries(catalogue)) {
      expect(placeholders(text), id).toEqual(placeholders(sv[id as MessageId]))
      for (const cases of pluralCases(text)) expect(cases.sort(), id).toEqual([...forms].sort())
    }
  })
})

describe('the texts', () => {
  it('are all used', () => {
    const unused = Object.keys(sv).filter(
      (id) => !sources.includes(`'${id}'`) && !sources.includes(`\`${id.split('.')[0]}.\${`),
    )
    expect(unused).toEqual([])
  })

  it('hold one exclamation mark, in the welcome', () => {
    expect(Object.entries(sv).flatMap(([id, text]) => (text.includes('!') ? [id] : []))).toEqual([
      'thanks.title',
    ])
  })
})

describe('translator', () => {
  it.each([
    [0, 'لا أماكن متبقية'],
    [1, 'مكان واحد متبقٍ'],
    [2, 'مكانان متبقيان'],
    [3, '3 أماكن متبقية'],
    [11, '11 مكانًا متبقيًا'],
    [100, '100 مكان متبقٍ'],
  ])('counts %d in Arabic, in Latin digits', async (count, words) => {
    expect(translator('ar', await loadCatalogue('ar'))('places.left', { count })).toBe(words)
  })

  it('sets values in', () => {
    const t = translator('sv', sv)
    expect(t('places.left', { count: 1 })).toBe('1 plats kvar')
    expect(t('places.left', { count: 3 })).toBe('3 platser kvar')
    expect(t('open.until', { time: '16.00' })).toBe('Öppet till 16.00')
  })
})

import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Language } from '../../contract/words.ts'
import { type Catalogue, type MessageId, sv } from './sv.ts'

export type Values = Record<string, string | number>
/** Speaks one language: the fixed text of an id, with its values set in. */
export type Translate = (id: MessageId, values?: Values) => string

/** Swedish is always there; each other language is fetched when somebody chooses it. */
const catalogues: Record<Language, () => Promise<Catalogue>> = {
  sv: async () => sv,
  fi: async () => (await import('./fi.ts')).fi,
  en: async () => (await import('./en.ts')).en,
  ar: async () => (await import('./ar.ts')).ar,
  so: async () => (await import('./so.ts')).so,
}

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return catalogues[language]()
}

/** Makes the speaker of a language from its catalogue. Numbers are in Latin digits in every language (access.md). */
export function translator(language: Language, catalogue: Catalogue): Translate {
  const locale = `${language}-u-nu-latn`
  const i18n = setupI18n()
  i18n.setMessagesCompiler(compileMessage)
  i18n.load(locale, catalogue)
  i18n.activate(locale)
  return (id, values) => i18n._(id, values)
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

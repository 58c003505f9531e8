import type { StaffText } from '../../../contract/programme.ts'
import { type Language, languages } from '../../../contract/words.ts'
import { t } from './text.ts'

/** The languages into which staff may translate what they write. */
export const otherLanguages = languages.filter((language) => language !== 'sv')
export type OtherLanguage = Exclude<Language, 'sv'>

/** "Översättningar (finska, engelska)": what folds them out. `written` are those that there are. */
export function translationsTitle(written: readonly OtherLanguage[]): string {
  if (written.length === 0) return t('translations.title')
  const names = written.map((language) => t(`language.${language}`).toLocaleLowerCase('sv'))
  return t('translations.some', { languages: names.join(', ') })
}

/** A text while it is written, in every language; '' where there is none. */
export type TextDraft = Record<Language, string>

/** What a field shows of a stored text. */
export function draftOf(text: StaffText | undefined): TextDraft {
  const { sv = '', fi = '', en = '', ar = '', so = '' } = text ?? {}
  return { sv, fi, en, ar, so }
}

/** The text as it is stored; null where nothing is written in Swedish. */
export function textOf(draft: TextDraft): StaffText | null {
  const written = languages.flatMap((language) => {
    const words = draft[language].trim()
    return words === '' ? [] : [[language, words] as const]
  })
  return draft.sv.trim() === '' ? null : { ...Object.fromEntries(written), sv: draft.sv.trim() }
}

/** Whether there is a translation of nothing: what is written in other languages would be lost. */
export function lacksSwedish(draft: TextDraft): boolean {
  return draft.sv.trim() === '' && languages.some((language) => draft[language].trim() !== '')
}

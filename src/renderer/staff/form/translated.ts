import type { StaffText } from '../../../contract/programme.ts'
import { type Language, languages } from '../../../contract/words.ts'

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

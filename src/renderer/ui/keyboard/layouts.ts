import { languageNames } from '../../i18n/languageNames.ts'

/** The alphabets of the keyboard on the screen. Finnish writes with the Swedish letters; Somali with the English. */
export const alphabets = ['sv', 'fi', 'en', 'ar'] as const
export type Alphabet = (typeof alphabets)[number]

/** Which keys stand: an alphabet, signs, or the digits alone of a field that takes nothing else. */
export type Layer = Alphabet | 'signs' | 'digits'

const nordic = ['1234567890+', 'qwertyuiopå', 'asdfghjklöä', 'zxcvbnm,.-']

/** The rows of each layer, each key one character, as they stand on the keyboards that people know. */
export const rows: Record<Layer, readonly string[]> = {
  sv: nordic,
  fi: nordic,
  en: ['1234567890-', "qwertyuiop'", 'asdfghjkl:', 'zxcvbnm,.?'],
  // The letters alone, without the ligature of lam and alif, which is written with both.
  ar: ['1234567890', 'ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرىةوزظذأ', 'إآپچ،؟'],
  signs: ['1234567890', '@#%&/\\()=+', ':;,.!?"\'_-', '–€$§*~<>[]'],
  digits: ['123', '456', '789', '.0:'],
}

/** An alphabet's name in its own language. */
export function nameOf(alphabet: Alphabet): string {
  return languageNames[alphabet]
}

/** The alphabet after this one, round and round. */
export function nextAlphabet(alphabet: Alphabet): Alphabet {
  return alphabets[(alphabets.indexOf(alphabet) + 1) % alphabets.length] ?? 'sv'
}

/** The alphabet that a text in `language` is written with. */
export function alphabetOf(language: string): Alphabet {
  const written = language.slice(0, 2) === 'so' ? 'en' : language.slice(0, 2)
  return alphabets.find((each) => each === written) ?? 'sv'
}

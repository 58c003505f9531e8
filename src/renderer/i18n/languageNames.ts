import type { Language } from '../../contract/words.ts'

/** Each language by its own name, which whoever reads it knows. */
export const languageNames: Readonly<Record<Language, string>> = {
  sv: 'Svenska',
  fi: 'Suomi',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
}

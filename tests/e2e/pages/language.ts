import type { Page } from '@playwright/test'
import type { Language } from '../../../src/contract/words.ts'
import { screenOf } from './screen.ts'

/** Each language by its own name, so that it is found by who reads no other. */
const ownNames: Record<Language, string> = {
  sv: 'Svenska',
  fi: 'Suomi',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
}

export function languageScreen(page: Page) {
  const root = screenOf(page, 'languages')
  return { root, choice: (language: Language) => root.getByRole('button', { name: ownNames[language] }) }
}

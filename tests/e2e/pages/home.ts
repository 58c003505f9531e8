import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

/** The screen that stands between visitors. */
export function homeScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'home')
  const button = (name: string) => root.getByRole('button', { name })
  return {
    root,
    /** The one yellow button. */
    here: button(t('here.button')),
    week: button(t('nav.week')),
    food: button(t('nav.food')),
    help: button(t('nav.help')),
    language: button(t('language.button')),
  }
}

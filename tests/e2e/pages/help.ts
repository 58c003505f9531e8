import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

export function helpScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'help')
  return {
    root,
    back: root.getByRole('button', { name: t('leave.back') }),
    /** A page of help, by a word of its title. */
    choice: (name: string | RegExp) => root.getByRole('button', { name }),
  }
}

/** One page of help. */
export function infoScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'info-page')
  return {
    root,
    back: root.getByRole('button', { name: t('leave.back') }),
    code: root.getByRole('img', { name: t('infoPages.link') }),
  }
}

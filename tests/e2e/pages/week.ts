import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

export function weekScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'week')
  return {
    root,
    back: root.getByRole('button', { name: t('leave.back') }),
    others: root.getByRole('button', { name: t('others.button') }),
  }
}

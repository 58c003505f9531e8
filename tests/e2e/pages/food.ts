import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

export function foodScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'food')
  return { root, back: root.getByRole('button', { name: t('leave.back') }) }
}

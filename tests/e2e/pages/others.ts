import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

export function othersScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'others')
  return {
    root,
    title: root.getByRole('heading', { level: 1 }),
    venues: root.getByRole('heading', { level: 2 }),
    back: root.getByRole('button', { name: t('leave.back') }),
    day: (number: number) =>
      root.getByRole('navigation').getByRole('button', { name: new RegExp(`\\b${number}$`) }),
  }
}

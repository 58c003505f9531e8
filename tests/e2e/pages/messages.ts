import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { screenOf } from './screen.ts'

/** A touch that could not be saved. */
export function notSavedScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'not-saved')
  return {
    root,
    retry: root.getByRole('button', { name: t('error.retry') }),
    back: root.getByRole('button', { name: t('leave.back') }),
  }
}

/** A visit that was taken back. */
export function undoneScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'undone')
  return { root, done: root.getByRole('button', { name: t('leave.done') }) }
}

/** "Are you still there?", over the screen that was left. */
export function idleQuestion(page: Page, t: Translate) {
  const root = page.getByRole('dialog')
  return { root, stay: root.getByRole('button', { name: t('idle.stay') }) }
}

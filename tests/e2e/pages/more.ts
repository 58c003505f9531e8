import type { Page } from '@playwright/test'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'

/** The button below a list that goes on; gone on the last page, where it leads back to the first. */
export function morePages(page: Page, t: Translate) {
  return page.getByRole('button', { name: t('pages.more') })
}

/** What that button is on the last page. */
export function startOfPages(page: Page, t: Translate) {
  return page.getByRole('button', { name: t('pages.first') })
}

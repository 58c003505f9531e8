import type { Locator, Page } from '@playwright/test'
import type { Diet } from '../../../src/contract/words.ts'
import type { Translate } from '../../../src/renderer/i18n/catalogue.ts'
import { expect, touch } from '../fixtures.ts'
import { morePages } from './more.ts'
import { screenOf } from './screen.ts'

/** What comes after a touch that is counted; everything on it is optional. */
export function thanksScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'thanks')
  const button = (name: string | RegExp) => root.getByRole('button', { name })
  return {
    root,
    title: root.getByRole('heading', { level: 1 }),
    /** An activity or a meal, by a word of its title. */
    choice: button,
    /** The page of the choices on which it stands. */
    async turnTo(choice: Locator) {
      const pages = morePages(page, t)
      for (;;) {
        // The choices come a moment after the thanks, and are measured anew whenever something in them changes.
        await expect(choice.or(pages).first()).toBeVisible()
        if (await choice.isVisible()) return
        await touch(pages)
      }
    },
    more: button(t('party.more')),
    fewer: button(t('party.less')),
    party: root.getByRole('group', { name: t('party.title') }).getByRole('status'),
    firstTime: button(t('first.yes')),
    notFirstTime: button(t('first.no')),
    undo: button(t('leave.undo')),
    done: button(t('leave.done')),
    stay: button(t('idle.stay')),
  }
}

/** How many portions of each diet, once a meal is chosen. */
export function portionsScreen(page: Page, t: Translate) {
  const root = screenOf(page, 'portions')
  return {
    root,
    diet(diet: Diet) {
      const group = root.getByRole('group', { name: t(`diet.${diet}`) })
      return {
        more: group.getByRole('button', { name: t('portions.more') }),
        less: group.getByRole('button', { name: t('portions.less') }),
        count: group.getByRole('status'),
      }
    },
    done: root.getByRole('button', { name: t('leave.done') }),
  }
}

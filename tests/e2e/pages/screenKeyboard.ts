import type { Locator, Page } from '@playwright/test'

/** The keyboard on the screen. */
export function screenKeyboard(page: Page) {
  const root = page.getByRole('group', { name: 'Tangentbord' })
  const key = (name: string) => root.getByRole('button', { name, exact: true })
  return {
    root,
    key,
    async type(text: string) {
      for (const letter of text) await key(letter === ' ' ? 'mellanslag' : letter).tap()
    },
    /** Whether no part of a field lies under the keys, or outside the picture. */
    async isClearOf(field: Locator): Promise<boolean> {
      const [keys, box] = [await root.boundingBox(), await field.boundingBox()]
      return keys !== null && box !== null && box.y >= 0 && box.y + box.height <= keys.y
    },
  }
}

import type { Page } from '@playwright/test'

/** Maten: the week's meals and the form of one. */
export function staffFood(page: Page) {
  const dialog = page.getByRole('dialog')
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    add: button('Ny måltid').last(),
    import: button('Klistra in eller välj fil'),
    copy: button('Kopiera förra veckan'),
    card: (dish: string) =>
      page.locator('.meal-card').filter({ has: page.getByRole('heading', { name: dish, exact: true }) }),
    soldOut: (dish: string) => button(`Maten är slut: ${dish}`),
    dish: dialog.getByLabel('Maträtt'),
    earlier: (dish: string) => dialog.getByRole('button', { name: `Ta ${dish} med` }),
    price: dialog.getByLabel('Pris i kronor'),
    orderBy: dialog.getByLabel('Anmälan senast'),
    diet: (name: string) => dialog.locator('.meal-diets').getByText(name, { exact: true }),
    rest: dialog.getByRole('button', { name: 'Resten är fri från' }),
    answer: (name: string) => dialog.getByRole('button', { name, exact: true }),
    allergen: (name: string, state: string) =>
      dialog.getByRole('radiogroup', { name, exact: true }).getByText(state, { exact: true }),
    save: dialog.getByRole('button', { name: 'Spara' }),
  }
}

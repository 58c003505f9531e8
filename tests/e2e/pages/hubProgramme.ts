import type { Page } from '@playwright/test'

/** What of the hub's page is about programmes: the week of all venues, a venue's own pages, and the catalogue. */
export function hubProgramme(page: Page) {
  const dialog = page.getByRole('dialog')
  const field = (label: string) => dialog.getByLabel(label, { exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    section: (name: string) =>
      page.getByRole('navigation', { name: 'Avdelningar' }).getByRole('link', { name, exact: true }),
    /** The week of all venues. */
    week: page.getByRole('table'),
    row: (venue: string) => page.getByRole('row').filter({ hasText: venue }),
    /** Says that the week is no longer fresh. */
    away: page.locator('.hub-away'),
    /** As when its tab is looked at again: it asks anew at once. */
    lookAgain: () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    backToHub: button('Lämna mötesplatsens sidor, till centralen'),
    catalogue: {
      new: button('Ny i utbudet'),
      find: page.getByLabel('Sök', { exact: true }),
      entries: page.getByRole('list', { name: 'Aktiviteter i utbudet' }).getByRole('listitem'),
      take: (title: string) => button(`Ta in i programmet: ${title}`),
      change: (title: string) => button(`Ändra: ${title}`),
      withdraw: (title: string) => button(`Ta bort ur utbudet: ${title}`),
      withdrawn: page.getByText(/^Borttagna ur utbudet/),
      /** What is offered of a change. */
      news: page.getByRole('region', { name: 'Ändrat i utbudet' }),
      takeNews: button(/^Ta in ändringen/),
      keepOwn: button(/^Behåll vår text/),
    },
    dialog,
    form: {
      title: field('Namn'),
      minutes: field('Längd i minuter'),
      price: field('Pris i kronor'),
      area: (name: string) => dialog.locator('label').filter({ hasText: name }),
      save: dialog.getByRole('button', { name: 'Spara' }),
    },
    answer: (name: string | RegExp) => dialog.getByRole('button', { name }).click(),
  }
}

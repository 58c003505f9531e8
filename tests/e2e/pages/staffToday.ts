import type { Page } from '@playwright/test'
import { staffFrame } from './staffDoor.ts'

/** The staff's page of today, and the questions that it asks. */
export function staffToday(page: Page) {
  const root = staffFrame(page).section('today')
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  return {
    root,
    /** Whether it is open, and how many have come. */
    opening: root.getByRole('region', { name: 'Öppet eller stängt' }),
    open: button('Öppna'),
    close: button('Stäng för dagen'),
    count: root.getByRole('region', { name: 'Räkna in besökare' }),
    messages: root.getByRole('region', { name: 'Meddelanden på skärmen' }),
    newMessage: button('Nytt meddelande'),
    visits: root.getByRole('region', { name: 'Senaste besöken' }),
    meals: root.getByRole('region', { name: 'Maten i dag' }),
    /** What visitors see, small; no button of it can be pressed. */
    miniature: root.locator('.miniature'),
    button,
    occurrence(title: string) {
      const row = root.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
      return {
        row,
        cancel: row.getByRole('button', { name: `Ställ in ${title}` }),
        held: row.getByRole('button', { name: `${title} hålls ändå` }),
        move: row.getByRole('button', { name: `Flytta ${title}` }),
        moveBack: row.getByRole('button', { name: `Flytta tillbaka ${title}` }),
        count: row.getByRole('button', { name: `Räkna ${title}` }),
      }
    },
    dialog: {
      root: dialog,
      button: (name: string) => dialog.getByRole('button', { name, exact: true }),
      field: (name: string) => dialog.getByLabel(name),
    },
  }
}

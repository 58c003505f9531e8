import type { Page } from '@playwright/test'
import { staffFrame } from './staffDoor.ts'

/** The staff's page of messages, and the form in which one is written. */
export function staffNotices(page: Page) {
  const root = staffFrame(page).section('notices')
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const part = (name: string) => root.getByRole('region', { name, exact: true })
  const form = page.getByRole('dialog').filter({ has: page.locator('.notice-form') })
  return {
    root,
    add: button('Nytt meddelande'),
    now: part('Visas nu'),
    coming: part('Kommer'),
    past: part('Har visats'),
    edit: (text: string) => button(`Ändra ${text}`),
    again: (text: string) => button(`Visa igen ${text}`),
    remove: (text: string) => button(`Ta bort ${text}`),
    form: {
      root: form,
      text: form.getByLabel('Vad ska stå på skärmen?'),
      fromDate: form.getByLabel('Från dag'),
      fromTime: form.getByLabel('Från klockan'),
      untilDate: form.getByLabel('Till dag'),
      untilTime: form.getByLabel('Till klockan'),
      preview: form.locator('.notice-preview'),
      save: form.getByRole('button', { name: 'Spara' }),
    },
  }
}

import type { Page } from '@playwright/test'
import { staffFrame } from './staffDoor.ts'

/** The staff's page of what goes to the hub by hand. */
export function staffCarry(page: Page) {
  const root = staffFrame(page).section('carry')
  const codes = page.getByRole('dialog', { name: 'Rikta telefonens kamera mot koden' })
  return {
    root,
    saveFile: root.getByRole('button', { name: 'Spara som fil' }),
    showCodes: root.getByRole('button', { name: 'Visa som koder' }),
    part: (name: RegExp) => root.getByRole('radio', { name }),
    file: root.locator('input[type="file"]'),
    camera: root.getByRole('button', { name: 'Läs koder med kameran' }),
    /** What came from other screens. */
    carried: root.locator('.block-list > li'),
    codes: {
      root: codes,
      code: codes.getByRole('img'),
      pause: codes.getByRole('button', { name: 'Pausa' }),
      go: codes.getByRole('button', { name: 'Fortsätt' }),
      done: codes.getByRole('button', { name: 'Telefonen har allt' }),
    },
  }
}

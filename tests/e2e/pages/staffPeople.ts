import type { Page } from '@playwright/test'
import { staffFrame } from './staffDoor.ts'

/** Who may come in, and the form for one more. */
export function staffPeople(page: Page) {
  const root = staffFrame(page).section('people')
  const form = root.getByRole('form', { name: 'Ny person' })
  const [pin, again] = [form.getByLabel('Kod med minst sex siffror'), form.getByLabel('Koden en gång till')]
  return {
    root,
    add: root.getByRole('button', { name: 'Ny person' }),
    form,
    name: form.getByLabel('Förnamn'),
    pin,
    again,
    save: form.getByRole('button', { name: 'Spara' }),
    person: (name: string) => root.getByRole('button', { name: `Ändra ${name}` }),
    /** Writes a code, the same in both places unless told. */
    async code(code: string, repeated = code): Promise<void> {
      await pin.fill(code)
      await again.fill(repeated)
    },
  }
}

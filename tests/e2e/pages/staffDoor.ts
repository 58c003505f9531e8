import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { expect, type Page } from '@playwright/test'
import { staffHeader } from '../../../src/contract/staff/header.ts'
import type { StaffRole } from '../../../src/contract/words.ts'
import type { StaffClient } from '../../../src/renderer/staff/client.ts'
import type { Kiosk } from '../../support/kiosk.ts'

/** Who comes in as what, and by which code. */
export const people = {
  administrator: { name: 'Eva', pin: '493817' },
  staff: { name: 'Maria', pin: '718254' },
  host: { name: 'Bengt', pin: '605392' },
} as const satisfies Record<StaffRole, { name: string; pin: string }>

/** What the engine is asked behind the door, as by a page whose session has `token`. */
export function staffClientOf(kiosk: Kiosk, token: string): StaffClient {
  const link = new RPCLink({
    url: `${kiosk.url}/rpc`,
    headers: { [staffHeader]: token },
    fetch: (request) => kiosk.engine().fetch(request),
  })
  return createORPCClient<{ staff: StaffClient }>(link).staff
}

/** Comes in without a page; whoever is not known yet is let in for the first time. */
export async function signIn(kiosk: Kiosk, as: StaffRole = 'administrator'): Promise<StaffClient> {
  const { door } = kiosk.client.staff
  const { administrator } = people
  const first = (await door.state()).firstUse
  const { token } = first ? await door.setUp(administrator) : await door.enter({ pin: administrator.pin })
  const eva = staffClientOf(kiosk, token)
  if (as === 'administrator') return eva
  const { name, pin } = people[as]
  const known = (await eva.people.list()).some((person) => person.name === name)
  if (!known) await eva.people.add({ name, role: as, pin })
  return staffClientOf(kiosk, (await door.enter({ pin })).token)
}

/** The door of the staff pages. */
export function staffDoor(page: Page) {
  const root = page.locator('[data-screen="door"]')
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  return {
    root,
    pin: root.getByLabel('Din kod'),
    digit: (digit: string) => button(digit),
    erase: button('Sudda'),
    enter: button('Kom in'),
    back: button('Tillbaka till skärmen'),
    said: root.getByRole('status'),
    setUp: {
      title: root.getByRole('heading', { name: 'Välkommen till Samvaro' }),
      name: root.getByLabel('Ditt förnamn'),
      pin: root.getByLabel('Välj en kod med minst sex siffror'),
      again: root.getByLabel('Skriv koden en gång till'),
      done: button('Börja'),
    },
  }
}

/** What stands around every staff page. */
export function staffFrame(page: Page) {
  return {
    /** The page of a section, by its id. */
    section: (id: string) => page.locator(`[data-screen="staff-${id}"]`),
    way: (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }),
    undoLine: page.locator('.undo-line'),
    undo: page.locator('.undo-line').getByRole('button', { name: 'Ångra' }),
    /** What a reader of the screen is told. */
    voice: page.locator('.staff-shell + .unseen'),
    leave: page.getByRole('button', { name: 'Lämna personalens sidor' }),
    stay: page.getByRole('button', { name: 'Ja, jag är kvar' }),
  }
}

/**
 * Comes in at the door of the staff pages by typing a code. Whoever is not known yet is set up first; the page then stands at `section`.
 */
export async function comeIn(
  page: Page,
  kiosk: Kiosk,
  as: StaffRole = 'administrator',
  section = 'today',
): Promise<void> {
  await signIn(kiosk, as)
  await page.goto(kiosk.entrance('/staff'))
  const door = staffDoor(page)
  await door.pin.fill(people[as].pin)
  await door.pin.press('Enter')
  await expect(staffFrame(page).leave).toBeVisible()
  if (section !== 'today') await page.evaluate((id) => window.location.assign(`#${id}`), section)
  await expect(staffFrame(page).section(section)).toBeVisible()
}

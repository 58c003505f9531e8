import type { Browser, Page } from '@playwright/test'
import { startProvider } from '../../src/hub/accounts/testingProvider.ts'
import { axeViolations } from '../support/axe.ts'
import { expect } from './fixtures.ts'
import { test } from './hubFixtures.ts'
import { hubPage } from './pages/hub.ts'
import { hubDoor, hubPeople } from './pages/hubDoor.ts'
import { hubProgramme } from './pages/hubProgramme.ts'

const office = { width: 1280, height: 800 }
const password = 'kaffe med mjölk tack'

test('the first coordinator is made from the key’s link, and lets others in to what is theirs', async ({
  browser,
  hub,
}) => {
  await hub.hub.addVenue('Linden')
  await hub.hub.addVenue('Hatten')
  const operator = await newPage(browser)
  await operator.goto(hub.url)
  await expect(hubDoor(operator).title).toHaveText('Logga in')
  await look(operator, 'hub-door')
  await expect(operator.getByText('Linden')).toHaveCount(0)
  await hubPage(operator).open({ ...hub, adminKey: 'another' })
  await expect(hubDoor(operator).said).toContainText('Nyckeln i länken är inte centralens')
  await hubPage(operator).open(hub)
  await hubDoor(operator).section('Personer').click()
  const link = await addByKeyboard(operator, {
    name: 'Eva Ek',
    email: 'eva@kommunen.example',
    role: 'Samordnare',
  })

  const eva = await newPage(browser)
  await eva.goto(link)
  const door = hubDoor(eva)
  await expect(door.title).toHaveText('Hej Eva Ek')
  await door.chosen.focus()
  await eva.keyboard.type('för kort')
  await eva.keyboard.press('Enter')
  await expect(door.said.filter({ hasText: 'minst 12 tecken' })).toBeVisible()
  await look(eva, 'hub-invitation')
  await eva.keyboard.type(' – men längre nu')
  await eva.keyboard.press('Tab')
  await expect(door.show).toBeFocused()
  await eva.keyboard.press('Enter')
  await expect(door.chosen).toHaveValue('för kort – men längre nu')
  await door.chosen.fill(password)
  await eva.keyboard.press('Enter')
  await expect(door.who).toContainText('Eva Ek')

  await door.section('Personer').click()
  const people = hubPeople(eva)
  await expect(people.row('Eva Ek')).toContainText('Samordnare')
  const olofs = await addByKeyboard(eva, { name: 'Olof Al', email: 'olof@kommunen.example', venue: 'Linden' })
  await expect(people.row('Olof Al')).toContainText('Linden')
  await look(eva, 'hub-people')

  const olof = await newPage(browser)
  await olof.goto(olofs)
  await hubDoor(olof).chosen.fill(password)
  await hubDoor(olof).save.click()
  // Who has one venue is at home in its pages.
  await expect(olof.getByRole('button', { name: 'Logga ut, Olof Al' })).toBeVisible()
  await expect(olof.getByRole('heading', { name: /^Vecka/ })).toBeVisible()
  for (const section of ['Skärmar', 'Personer', 'Logg']) {
    await expect(olof.getByRole('link', { name: section })).toHaveCount(0)
  }
  await look(olof, 'hub-olof')
  await expect(olof.getByText('Hatten')).toHaveCount(0)

  await people.remove('Eva Ek').focus()
  await eva.keyboard.press('Enter')
  await people.removeYes.click()
  await expect(people.dialog).toContainText('Det måste finnas en samordnare')
  await eva.keyboard.press('Escape')
  await people.remove('Olof Al').click()
  await people.removeYes.click()
  await expect(people.told.filter({ hasText: 'Olof Al är borttagen.' })).toBeVisible()
  await expect(people.row('Olof Al')).toHaveCount(0)
  await olof.reload()
  await expect(hubDoor(olof).title).toHaveText('Logga in')

  await door.section('Logg').click()
  await expect(people.log).toContainText('Eva Ek tog bort en person')
  await expect(people.log).toContainText('Driften lade till Eva Ek')
  await look(eva, 'hub-log')
  await door.leave.click()
  await expect(door.title).toHaveText('Logga in')
  await eva.reload()
  await door.email.fill('eva@kommunen.example')
  await door.password.fill('något helt annat')
  await eva.keyboard.press('Enter')
  await expect(door.said).toContainText('hör inte ihop')
  await door.password.fill(password)
  await eva.keyboard.press('Enter')
  await expect(door.who).toContainText('Eva Ek')

  const weeks = hubProgramme(eva)
  await weeks.section('Program').click()
  await expect(weeks.row('Hatten')).toBeVisible()
  await eva.context().clearCookies()
  await weeks.lookAgain()
  await expect(door.title).toHaveText('Logga in')
})

test('who has the municipality’s account comes in by it, once they are added', async ({
  browser,
  hubServer,
}) => {
  let url = ''
  const provider = await startProvider(() => url, { eva: { email: 'eva@kommunen.example', verified: true } })
  const hub = await hubServer.startHub({ provider })
  url = hub.url
  const page = await newPage(browser)
  const door = hubDoor(page)
  await page.goto(hub.url)
  await door.provider.focus()
  await look(page, 'hub-door-provider')
  await page.keyboard.press('Enter')
  // The local provider's own page.
  await page.getByLabel('Konto').fill('eva')
  await page.keyboard.press('Enter')
  await expect(door.said).toContainText('ingen har lagt till dig här')
  await look(page, 'hub-door-not-added')

  const operator = await newPage(browser)
  await hubPage(operator).open(hub)
  await hubDoor(operator).section('Personer').click()
  await addByKeyboard(operator, { name: 'Eva Ek', email: 'eva@kommunen.example', role: 'Samordnare' })
  // It remembers who is there.
  await door.provider.click()
  await expect(door.who).toContainText('Eva Ek')
  await hub.close()
  await provider.close()
})

/** A browser of somebody's own, in an office. */
async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: office, locale: 'sv-SE' })).newPage()
}

/** Passes axe, and leaves its picture. */
async function look(page: Page, name: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: `gallery/office/${name}.png` })
}

/** Adds a person without touching the mouse; the link that they are to be given. */
async function addByKeyboard(
  page: Page,
  person: { name: string; email: string; role?: string; venue?: string },
): Promise<string> {
  const people = hubPeople(page)
  await people.add.focus()
  await page.keyboard.press('Enter')
  await expect(people.name).toBeFocused()
  await page.keyboard.type(person.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await expect(people.role('Personal')).toBeFocused()
  if (person.role) {
    await page.keyboard.press('ArrowDown')
    await expect(people.role(person.role)).toBeChecked()
  }
  if (person.venue) {
    await people.venue(person.venue).focus()
    await page.keyboard.press('Space')
    await look(page, 'hub-person')
  }
  await page.keyboard.press('Enter')
  const link = await people.link.inputValue()
  expect(await axeViolations(page)).toEqual([])
  await people.done.focus()
  await page.keyboard.press('Enter')
  await expect(people.dialog).toHaveCount(0)
  await expect(people.add).toBeFocused()
  return link
}

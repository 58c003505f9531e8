import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { staffNotices } from '../pages/staffNotices.ts'
import { staffToday } from '../pages/staffToday.ts'

test.use({ viewport: { width: 1280, height: 800 } })

const [food, coffee] = ['Ärtsoppa och pannkakor', 'Finsk fikaträff']
const soup = { out: `Maten är slut: ${food}`, back: `Finns igen: ${food}` }

/** Takes two edits of today: the food is out, and is there again. */
async function twoEdits(page: Page) {
  const [today, frame] = [staffToday(page), staffFrame(page)]
  await today.button(soup.out).click()
  await today.button(soup.back).click()
  await expect(today.button(soup.out)).toBeVisible()
  return { today, frame, words: await frame.undoLine.locator('p').textContent() }
}

/** Two taps at once at one place, as of a hand that shakes; what is under the second takes it or not. */
async function tapTwice(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('it is not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await target.page().touchscreen.tap(x, y)
  await target.page().touchscreen.tap(x, y)
}

test('an undo says that it has undone, what can be undone next, and leaves the focus in its line', async ({
  page,
  startKiosk,
}) => {
  await comeIn(page, await startKiosk())
  const { frame, words } = await twoEdits(page)
  await frame.undo.focus()
  await page.keyboard.press('Enter')
  await expect(frame.undoLine).toContainText(`Ångrat: ${words}`)
  await expect(frame.undoLine).toContainText('Före det:')
  await expect(frame.undo).toBeFocused()
  await expect(frame.voice).toContainText(`Ångrat: ${words}`)
  await expect(frame.undo).not.toHaveAttribute('data-resting')
  await page.keyboard.press('Enter')
  await expect(frame.undoLine).not.toContainText('Före det:')
  await expect(frame.undo).toHaveCount(0)
  await expect(frame.undoLine.locator('p')).toBeFocused()
})

test('an undo that meets no answer stays, to be asked for again', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk)
  const { today, frame, words } = await twoEdits(page)
  await page.route('**/rpc/staff/programme/undo', (route) =>
    route.fulfill({
      status: 503,
      json: {
        json: { defined: true, code: 'NOT_SAVED', status: 503, message: 'NOT_SAVED' },
      },
    }),
  )
  await frame.undo.click()
  await expect(frame.undoLine).toContainText('Det gick inte att spara')
  await expect(frame.undoLine).toContainText(`Före det: ${words}`)
  await page.unroute('**/rpc/staff/programme/undo')
  await frame.undo.click()
  await expect(frame.undoLine).toContainText(`Ångrat: ${words}`)
  await expect(today.button(soup.back)).toBeVisible()
})

test('an undo on which somebody has built says so, and gives way to the one before', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const eva = await signIn(kiosk)
  await comeIn(page, kiosk, 'staff')
  const [{ newMessage, dialog, button, messages }, frame] = [staffToday(page), staffFrame(page)]
  await button(soup.out).click()
  await newMessage.click()
  await dialog.root.getByRole('button', { name: /^Hissen är trasig/ }).click()
  await expect(messages).toContainText('Hissen är trasig')
  const notice = (await eva.programme.all()).notices.find(({ text }) => text.sv.startsWith('Hissen'))
  const fields = { text: { sv: 'Hissen går igen' } }
  const changes = [{ do: 'set', type: 'notice', id: notice?.id ?? '', fields } as const]
  await eva.programme.save({ kind: 'changed', changes })
  await frame.undo.click()
  await expect(frame.undoLine).toContainText('Någon har ändrat det vidare sedan dess')
  await expect(frame.undoLine).toContainText('Före det:')
  await frame.undo.click()
  await expect(button(soup.out)).toBeVisible()
})

test('the focus comes back after a dialogue, also one that Escape has been pressed at many times', async ({
  page,
  startKiosk,
}) => {
  await comeIn(page, await startKiosk())
  const { occurrence, dialog, newMessage } = staffToday(page)
  const { cancel } = occurrence(coffee)
  await cancel.focus()
  await page.keyboard.press('Enter')
  await expect(dialog.root).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.root).toHaveCount(0)
  await expect(cancel).toBeFocused()
  await expect(cancel).toHaveAttribute('data-focus-visible')

  await newMessage.click()
  await dialog.field('Skriv ett eget').fill('Vi ses')
  for (let i = 0; i < 6; i++) await page.keyboard.press('Escape')
  await expect(dialog.root.filter({ hasText: 'Vi ses' }).last()).toBeVisible()
  await dialog.button('Fortsätt skriva').click()
  await expect(dialog.field('Skriv ett eget')).toHaveValue('Vi ses')
  await page.keyboard.press('Escape')
  await dialog.button('Släng det').click()
  await expect(dialog.root).toHaveCount(0)
  await expect(newMessage).toBeFocused()
})

test('the second tap of a hand that shakes does nothing', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk)
  const { occurrence, dialog, button } = staffToday(page)
  const { cancel, row } = occurrence(coffee)
  await cancel.scrollIntoViewIfNeeded()
  await tapTwice(cancel)
  await expect(dialog.root).toBeVisible()
  await expect(row).not.toContainText('Inställt')
  await dialog.button('Avbryt').click()
  await expect(dialog.root).toHaveCount(0)
  await button(soup.out).scrollIntoViewIfNeeded()
  await tapTwice(button(soup.out))
  await expect(button(soup.back)).toBeVisible()
})

test('a message that is being written is not lost by Escape, and the warning before leaving tells of it', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await signIn(kiosk, 'staff')
  await page.clock.install()
  await comeIn(page, kiosk, 'staff', 'notices')
  const { add, form } = staffNotices(page)
  await add.click()
  await page.keyboard.press('Escape')
  await expect(form.root).toHaveCount(0)
  await add.click()
  await form.text.fill('Hissen är trasig')
  await page.keyboard.press('Escape')
  const asked = page.getByRole('dialog', { name: 'Du har inte sparat' })
  await expect(asked).toContainText('Hissen är trasig')
  await asked.getByRole('button', { name: 'Fortsätt skriva' }).click()
  await expect(form.text).toHaveValue('Hissen är trasig')
  await page.clock.fastForward(4.7 * 60_000)
  const warned = page.getByRole('dialog', { name: 'Är du kvar?' })
  await expect(warned).toContainText(
    'Det du har skrivit om ”Hissen är trasig” är inte sparat och försvinner då.',
  )
})

test('what is saved leaves the focus where it was', async ({ page, startKiosk }) => {
  await comeIn(page, await startKiosk(), 'staff', 'place')
  const about = page.getByRole('region', { name: 'Uppgifter', exact: true })
  const save = about.getByRole('button', { name: 'Spara' })
  await about.getByLabel('Adress').fill('Storgatan 1')
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(save).toBeDisabled()
  await expect(save).toBeFocused()
})

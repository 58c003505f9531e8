import { readFileSync } from 'node:fs'
import { axeViolations } from '../../support/axe.ts'
import { expect, open, test } from '../fixtures.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { staffPaste } from '../pages/staffPaste.ts'

const corpus = new URL('../../../src/domain/text/corpus/', import.meta.url)
const hatten = readFileSync(new URL('programme-hatten-2025.txt', corpus), 'utf8')
const wednesday = '2025-04-30T09:00'

test('an empty venue has its whole programme by one paste, and by one undo has none', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: null, now: wednesday })
  await comeIn(page, kiosk, 'administrator', 'week')
  const paste = staffPaste(page)
  await paste.open.click()
  expect(await axeViolations(page)).toEqual([])
  await paste.field.fill(`${hatten}\nAnmälan till Eva 811218-9876\n`)
  await paste.read.click()
  await expect(paste.summary).toHaveText(/\d+ rader förstådda, 0 osäkra, 1 inte förstådd$/)
  await expect(page.getByText('811218')).toHaveCount(0)
  await expect(paste.line('liknar ett personnummer')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])

  await paste.line('Sittgympa och kaffe').getByRole('button').first().click()
  await expect(paste.draft('Sittgympa och kaffe').first()).toHaveAttribute('data-marked', 'true')
  const bingo = paste.draft('Bingo med kaffe').first()
  await bingo.getByRole('button', { name: /^Ändra/ }).click()
  await paste.label('Slutar').fill('12')
  await paste.label('Pris i kronor').fill('25')
  await paste.save.click()
  await expect(paste.foot).toContainText('behöver rättas')
  await paste.label('Slutar').fill('15.00')
  await expect(bingo).toContainText('13.30–15.00')
  await paste.save.click()
  await expect(staffFrame(page).undoLine).toContainText(/\d+ rader ur texten är inlagda/)

  const visitor = await context.newPage()
  await open(visitor, kiosk)
  await expect(visitor.getByText('Öppet café').first()).toBeVisible()
  await expect(visitor.getByText('Bingo med kaffe').first()).toBeVisible()

  await paste.open.click()
  await paste.field.fill(
    hatten.replace('13.30-15.30 – Bingo med kaffe, kostnad 20', '13.30-15.00 – Bingo med kaffe, kostnad 25'),
  )
  await paste.read.click()
  await expect(paste.foot).toContainText('finns redan')
  await expect(paste.save).toBeDisabled()
  await paste.done.last().click()

  await staffFrame(page).undo.click()
  await expect(visitor.getByText('Bingo med kaffe')).toHaveCount(0)
})

test('a line that was not understood becomes an activity by hand', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'week')
  const paste = staffPaste(page)
  await paste.open.click()
  await paste.field.fill('Torsdag 26 november\n10.00-11.00 Högläsning\n- Kubb på gården\n')
  await paste.read.click()
  await expect(paste.line('Kubb på gården')).toContainText('Jag hittade ingen tid')
  await paste.make('Kubb på gården').click()
  await paste.label('Börjar').fill('13')
  await paste.label('Slutar').fill('14.30')
  await expect(paste.draft('Kubb på gården')).toContainText('13.00–14.30')
  await paste
    .draft('Högläsning')
    .getByRole('button', { name: /^Ta bort/ })
    .click()
  await paste.save.click()
  await expect(staffFrame(page).undoLine).toContainText('1 rad ur texten är inlagd')
})

test('a table of Word becomes lines, and its scripts nothing', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'week')
  const paste = staffPaste(page)
  await paste.open.click()
  await paste.field.evaluate((field) => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      '<script>window.ran = 1</script><p>Torsdag 26 november</p><table><tr><td>10.00-11.00</td><td>Gympa<img src=x onerror="window.ran=1"></td></tr></table><ul><li>13.00-14.00 Bingo &amp; kaffe</li></ul>',
    )
    data.setData('text/plain', 'annat')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(paste.field).toHaveValue(
    /^Torsdag 26 november\n+10\.00-11\.00\tGympa\n+• 13\.00-14\.00 Bingo & kaffe$/,
  )
  await paste.read.click()
  await expect(paste.drafts).toHaveCount(2)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

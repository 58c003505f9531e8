import { readFileSync } from 'node:fs'
import { axeViolations } from '../../support/axe.ts'
import { expectTabbingInSight } from '../../support/tabbing.ts'
import { expect, open, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { staffPaste } from '../pages/staffPaste.ts'
import { staffWeek } from '../pages/staffWeek.ts'

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

test('what is not sure or not understood is mended by hand, in the week that is looked at', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'week')
  const [paste, week] = [staffPaste(page), staffWeek(page)]
  await week.after.click()
  await paste.open.click()
  await expect(paste.title).toBeFocused()
  await paste.field.fill(
    'Torsdag\n10.00-11.00 Högläsning\n13.00-14.00 Bingo\n- Kubb på gården\nBokcirkel första måndagen i månaden kl 13.00-14.00\n',
  )
  await paste.read.click()
  await expect(paste.title).toBeFocused()
  await expect(paste.line('Torsdag')).toHaveAttribute('data-outcome', 'uncertain')
  await expect(paste.line('Torsdag')).toContainText('vecka 49')
  await expect(paste.draft('Bokcirkel')).toContainText('Första måndagen i månaden, från 7 december')
  await paste
    .draft('Högläsning')
    .getByRole('button', { name: /^Ändra/ })
    .click()
  await paste.label('Dag').fill('fredag 4 december')
  await expect(paste.day('Fredag 4 december')).toContainText('Högläsning')
  await paste
    .draft('Högläsning')
    .getByRole('button', { name: /^Klar|^Ändra/ })
    .click()
  await expect(paste.line('Kubb på gården')).toContainText('Jag hittade ingen tid')
  await expect(paste.foot).toContainText('En rad är inte förstådd och kommer inte med.')
  await paste.next('inte förstådd').press('Enter')
  await expect(paste.line('Kubb på gården').getByRole('button').first()).toBeFocused()
  await expect(paste.line('Kubb på gården')).toBeInViewport()
  await paste.make('Kubb på gården').click()
  await expect(paste.summary).toHaveText(/0 inte förstådda$/)
  await expect(paste.foot).not.toContainText('inte förstådd')
  await paste.label('Börjar').fill('13')
  await paste.label('Slutar').fill('14.30')
  // The line is read as any other: its place is no part of its name.
  await expect(paste.draft('Kubb')).toContainText('13.00–14.30')
  await expect(paste.draft('Kubb')).toContainText('Gården')
  await paste
    .draft('Bingo')
    .getByRole('button', { name: /^Ta bort/ })
    .click()
  await paste.save.click()
  await expect(staffFrame(page).undoLine).toContainText('3 rader ur texten är inlagda')
  await expect(week.title).toContainText('Vecka 49')
  await expect(week.item('2026-12-04', 'Högläsning')).toBeVisible()
  await expect(week.item('2026-12-03', 'Kubb')).toBeVisible()
})

test('an ordinary menu becomes dishes, served as those before, and says once what is guessed', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: null })
  await comeIn(page, kiosk, 'administrator', 'food')
  const paste = staffPaste(page)
  await page.getByRole('button', { name: 'Klistra in eller välj fil' }).click()
  await paste.field.fill(
    'Vecka 49\nMåndag: Köttbullar med potatismos, lingon (gluten, mjölk, ägg) 75 kr\nTisdag: Ärtsoppa och pannkakor 75 kr\n',
  )
  await paste.read.click()
  await expect(paste.summary).toContainText('0 inte förstådda')
  await expect(page.getByText('Jag tror 11.30–13.00')).toHaveCount(1)
  await expect(paste.day('Måndag 30 november')).toContainText(
    'Köttbullar med potatismos, lingon75 kr · Innehåller gluten, ägg, mjölk',
  )
  expect(await axeViolations(page)).toEqual([])
  await paste.save.click()
  await expect(staffFrame(page).undoLine).toContainText('2 rader ur texten är inlagda')
})

test('what a colleague has taken away meanwhile does not stand in the way of the rest', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: null })
  const maria = await signIn(kiosk, 'staff')
  await comeIn(page, kiosk, 'administrator', 'week')
  const [paste, week] = [staffPaste(page), staffWeek(page)]
  const paper = (to: string) => `Torsdag 26 november 2026\n10.00-${to} Högläsning\n13.00-${to} Bingo\n`
  await paste.open.click()
  await paste.field.fill(paper('14.00'))
  await paste.read.click()
  await paste.save.click()
  await expect(week.item('2026-11-26', 'Bingo')).toBeVisible()
  await paste.open.click()
  await paste.field.fill(paper('15.00'))
  await paste.read.click()
  await expect(paste.drafts).toHaveCount(2)
  const bingo = (await maria.programme.all()).activities.find(({ title }) => title.sv === 'Bingo')
  await maria.programme.save({
    kind: 'removed',
    changes: [{ do: 'delete', type: 'activity', id: bingo?.id ?? '' }],
  })
  await paste.save.click()
  await week.answer('Låt det vara borttaget')
  await expect(week.item('2026-11-26', 'Högläsning')).toContainText('10.00–15.00')
  await expect(week.item('2026-11-26', 'Bingo')).toHaveCount(0)
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

test('whoever goes through the review with Tab always sees where they are', async ({ page, startKiosk }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await comeIn(page, await startKiosk({ programme: null, now: wednesday }), 'administrator', 'week')
  const paste = staffPaste(page)
  await paste.open.click()
  await paste.field.fill(`Kubb på gården\n${hatten}`)
  await paste.read.click()
  await paste.make('Kubb på gården').click()
  await paste.label('Slutar').focus()
  await expectTabbingInSight(page)
})

import { axeViolations } from '../../support/axe.ts'
import { expect, open, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { staffNotices } from '../pages/staffNotices.ts'
import { sizes } from './sizes.ts'

test('a message is written, shown, changed, taken away and shown again', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const visitors = await context.newPage()
  await open(visitors, kiosk)
  const onScreen = visitors.locator('.notice')
  await page.bringToFront()
  await comeIn(page, kiosk, 'staff', 'notices')
  const { now, coming, past, form, ...notices } = staffNotices(page)

  await notices.add.click()
  await form.save.click()
  await expect(form.root).toContainText('Skriv vad som ska stå.')
  await form.text.fill('Ring 811218-9876')
  await form.untilDate.fill('22 november')
  await form.save.click()
  await expect(form.root).toContainText('Slutet måste komma efter början.')
  await form.untilDate.fill('23 november')
  await form.untilTime.fill('14')
  await form.save.click()
  await expect(form.root).toContainText('personnummer')
  await form.text.fill('Fikat flyttar till biblioteket')
  await expect(form.preview).toContainText('Fikat flyttar till biblioteket')
  await form.save.click()
  await expect(now).toContainText('Fikat flyttar till biblioteket')
  await expect(onScreen).toContainText('Fikat flyttar till biblioteket')

  await notices.edit('Fikat flyttar till biblioteket').click()
  await form.text.fill('Fikat flyttar till salen')
  await form.root.getByText('Viktigt', { exact: true }).click()
  await form.save.click()
  await expect(onScreen).toContainText('Fikat flyttar till salen')
  await expect(onScreen).toHaveAttribute('data-level', 'urgent')

  await notices.remove('Fikat flyttar till salen').click()
  await expect(onScreen).toHaveCount(0)
  await expect(now).toContainText('Här är inget meddelande.')
  await staffFrame(page).undo.click()
  await expect(onScreen).toContainText('Fikat flyttar till salen')

  kiosk.clock.set('2026-11-23T14:01')
  await expect(onScreen).toHaveCount(0)
  await notices.again('Fikat flyttar till salen').click()
  await form.save.click()
  await expect(now).toContainText('Fikat flyttar till salen')
  await expect(past).toContainText('Fikat flyttar till salen')
  await expect(onScreen).toHaveCount(1)

  await notices.add.click()
  await form.text.fill('Julbordet är på torsdag')
  await form.fromDate.fill('24 november')
  await form.untilDate.fill('26 november')
  await form.save.click()
  await expect(coming).toContainText('Julbordet är på torsdag')
  await expect(onScreen).toHaveCount(1)
})

test('what two people have written of the same message is not lost silently', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'notices')
  const { now, form, ...notices } = staffNotices(page)
  await notices.add.click()
  await form.text.fill('Hissen står')
  await form.save.click()
  await expect(now).toContainText('Hissen står')
  await notices.edit('Hissen står').click()
  await form.text.fill('Hissen går igen')
  const [row] = kiosk.rows<{ id: string }>("SELECT id FROM programme WHERE type = 'notice'")
  const other = await signIn(kiosk)
  await other.programme.save({
    kind: 'message',
    changes: [
      { do: 'set', type: 'notice', id: row?.id ?? '', fields: { text: { sv: 'Hissen står till torsdag' } } },
    ],
  })
  await form.save.click()
  const meeting = page.getByRole('dialog').filter({ hasText: 'Hissen står till torsdag' })
  await expect(meeting).toContainText('Hissen går igen')
  expect(await axeViolations(page)).toEqual([])
  await meeting.getByRole('button', { name: 'Tillbaka utan att spara' }).click()
  await expect(meeting).toHaveCount(0)
  await expect(form.text).toHaveValue('Hissen går igen')
  await form.save.click()
  await meeting.getByRole('button', { name: 'Använd mitt' }).click()
  await expect(now).toContainText('Hissen går igen')
  await expect(now).not.toContainText('torsdag')
})

for (const [name, size] of Object.entries(sizes)) {
  test(`the messages are accessible, ${name}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk()
    await page.setViewportSize(size)
    await comeIn(page, kiosk, 'staff', 'notices')
    const { now, form, add } = staffNotices(page)
    await expect(now).toBeVisible()
    const found = await axeViolations(page)
    await add.click()
    await form.save.click()
    await form.text.fill('Fikat flyttar')
    await expect(form.preview).toBeVisible()
    expect([...found, ...(await axeViolations(page))]).toEqual([])
  })
}

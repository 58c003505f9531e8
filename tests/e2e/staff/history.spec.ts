import { axeViolations } from '../../support/axe.ts'
import { day } from '../../support/programmes.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'

test('who changed what is told in words, and each takes back their own', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const maria = await signIn(kiosk, 'staff')
  const eva = await signIn(kiosk)
  const fields = { activity: 'fikatraff', date: day, movedTo: '2026-11-24T10:00' }
  const id = `fikatraff:${day}`
  await maria.programme.save({ kind: 'moved', changes: [{ do: 'set', type: 'occurrence', id, fields }] })
  const venue = { do: 'set', type: 'venue', id: 'venue', fields: { phone: '016-1' } } as const
  await eva.programme.save({ kind: 'changed', changes: [venue] })

  await comeIn(page, kiosk, 'staff', 'history')
  const root = staffFrame(page).section('history')
  const entries = root.locator('.history-entry')
  await expect(entries).toHaveCount(2)
  await expect(entries.nth(0)).toContainText('Eva ändrade mötesplatsens uppgifter: telefonnummer')
  await expect(entries.nth(1)).toContainText(
    'Maria flyttade Finsk fikaträff från måndag 23 november 13.00 till tisdag 24 november 10.00',
  )
  await entries
    .nth(0)
    .getByRole('button', { name: /^Visa vad som ändrades/ })
    .click()
  await expect(entries.nth(0).getByRole('row', { name: 'telefonnummer' })).toHaveText(/016-710 10 00\s*016-1/)
  expect(await axeViolations(page)).toEqual([])
  await expect(entries.nth(0).getByRole('button', { name: /^Ångra/ })).toHaveCount(0)
  await entries
    .nth(1)
    .getByRole('button', { name: /^Ångra/ })
    .click()
  await expect(entries.filter({ hasText: 'Maria flyttade' })).toContainText('Ångrat')
  const moved = (await kiosk.client.week({ from: day })).days[0]?.occurrences.find(
    ({ activity }) => activity === 'fikatraff',
  )
  expect(moved?.start).toBe(`${day}T13:00`)

  // People and the screen are for administrators alone, by whatever way one comes.
  const refused = { code: 'NOT_ALLOWED' }
  await expect(maria.people.list()).rejects.toMatchObject(refused)
  await expect(maria.settings.get()).rejects.toMatchObject(refused)
  const { way, section } = staffFrame(page)
  await expect(way('Programmet')).toBeVisible()
  for (const name of ['Personer', 'Skärmen']) await expect(way(name)).toHaveCount(0)
  await page.evaluate(() => window.location.assign('#people'))
  await expect(section('today')).toBeVisible()
  await expect(section('people')).toHaveCount(0)
})

import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { axeViolations } from '../support/axe.ts'
import { expect } from './fixtures.ts'
import { test } from './hubFixtures.ts'
import { hubPage } from './pages/hub.ts'
import { hubHeld } from './pages/hubHeld.ts'

test('the coordinator has a name forgotten by keyboard, sees which screen has yet to follow, and takes out what is held', async ({
  page,
  startKiosk,
  hub,
}) => {
  const linden = await hub.hub.addVenue('Linden')
  const kiosk = await startKiosk({})
  await kiosk.engine().enrol((await hub.hub.enrolmentCode(linden.id)).link)
  await kiosk.stop()
  const held = hubHeld(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await hubPage(page).open(hub)
  await held.section.click()
  await expect(held.kept).toContainText('25 månader')
  await expect(held.forget.root).toContainText('Inget namn är glömt.')

  await held.forget.phrase.focus()
  await page.keyboard.type('ab')
  await page.keyboard.press('Enter')
  await expect(held.forget.root.getByRole('alert')).toContainText('minst tre bokstäver')
  await held.forget.phrase.fill('Svetlana Quist')
  await page.keyboard.press('Enter')
  await expect(held.question.root).toContainText('står ingenstans här')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-forget.png' })
  await expect(held.question.keep).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(held.question.root).toHaveCount(0)
  await expect(held.forget.root).toContainText('Väntar på 1 skärm: Skärm 1 på Linden.')
  await expect(held.forget.phrase).toHaveValue('')

  await held.out.some.click()
  await expect(held.out.wrong).toContainText('Välj två datum')
  await held.out.from.fill('2026-11-01')
  await held.out.to.fill('2026-11-30')
  const fetched = page.waitForEvent('download')
  await held.out.some.click()
  expect(Object.keys(unzipSync(readFileSync(await (await fetched).path()))).sort()).toEqual([
    ...['besok.csv', 'manuell-rakning.csv', 'program.csv', 'summor.csv'],
  ])
  const whole = page.waitForEvent('download')
  await held.out.all.click()
  expect(Object.keys(unzipSync(readFileSync(await (await whole).path())))).toContain('LÄSMIG.txt')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-held.png', fullPage: true })
})

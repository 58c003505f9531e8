import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import type { Database } from 'better-sqlite3'
import { newId } from '../../../src/kiosk/index.ts'
import { syncStore } from '../../../src/kiosk/store/syncStore.ts'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { measure } from '../../support/measure.ts'
import { picture } from '../../support/picture.ts'
import { day, fullWeek } from '../../support/programmes.ts'
import { sideways, staffOffences } from '../../support/staffGeometry.ts'
import { expect, test } from '../fixtures.ts'
import { screenKeyboard } from '../pages/screenKeyboard.ts'
import { staffCarry } from '../pages/staffCarry.ts'
import { comeIn, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'
import { staffNotices } from '../pages/staffNotices.ts'
import { staffPaste } from '../pages/staffPaste.ts'
import { placePage } from '../pages/staffPlace.ts'
import { staffPrint } from '../pages/staffPrint.ts'
import { staffToday } from '../pages/staffToday.ts'
import { staffWeek } from '../pages/staffWeek.ts'

/**
 * Every staff page at each size, over a full week: looked at by axe, measured where it is worked with a finger, and left as a PNG
 * when people ask for it (`npm run gallery`). All offences of the walk are told at once.
 */
const pasted = readFileSync(
  new URL('../../../src/domain/text/corpus/programme-hatten-2025.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .slice(0, 24)
  .join('\n')

function looker(page: Page, info: TestInfo) {
  const size = info.project.name.replace('browser-', '')
  return async (name: string) => {
    await picture(page, `${size}/staff-${name}`)
    const found = size === 'office' ? sideways(await measure(page)) : await staffOffences(page)
    expect.soft(found, `${name}: geometry`).toEqual([])
    expect.soft(await axeViolations(page), `${name}: axe`).toEqual([])
  }
}

test('all that staff see', async ({ page, startKiosk }, info) => {
  test.setTimeout(300_000)
  const look = looker(page, info)
  const kiosk = await startKiosk({ programme: fullWeek })
  const way = async (name: string, id: string) => {
    await staffFrame(page).way(name).click()
    const section = staffFrame(page).section(id)
    await expect(section.getByRole('heading', { level: 1 })).toBeVisible()
    return section
  }

  await page.goto(kiosk.entrance('/staff'))
  await expect(staffDoor(page).setUp.title).toBeVisible()
  await look('set-up')
  await furnish(kiosk)
  await page.goto(kiosk.entrance('/staff'))
  await expect(staffDoor(page).pin).toBeVisible()
  await look('door')

  await comeIn(page, kiosk)
  const today = staffToday(page)
  await expect(today.miniature).toBeVisible()
  await look('today')
  await today.occurrence('Digital hjälp med mobilen').cancel.click()
  await look('today-cancel')
  await page.keyboard.press('Escape')

  await way('Programmet', 'week')
  const week = staffWeek(page)
  await expect(week.item(day, 'Sittgympa med musik')).toBeVisible()
  await look('week')
  await week.item(day, 'Sittgympa med musik').click()
  await week.panel.root.getByText('Platser, pris och mer').click()
  await week.panel.pick('Varje vecka')
  await look('week-panel')
  await week.panel.cancel.click()
  await look('week-cancel')
  await page.keyboard.press('Escape')
  await expect(week.dialog).toHaveCount(0)
  await week.panel.close.click()
  await week.answer('Släng det')

  const paste = staffPaste(page)
  await paste.open.click()
  await expect(paste.field).toBeVisible()
  await look('paste')
  await paste.field.fill(pasted)
  await paste.read.click()
  await expect(paste.drafts.first()).toBeVisible()
  await look('review')
  await paste.drafts
    .first()
    .getByRole('button', { name: /^Ändra/ })
    .click()
  await look('review-draft')
  await page.getByRole('button', { name: 'Avbryt' }).last().click()
  await page.getByRole('button', { name: 'Släng det' }).click()

  const print = staffPrint(page)
  await print.open.click()
  await expect(print.sheet).toBeVisible()
  await look('print')
  await print.back.click()

  await way('Maten', 'food')
  const food = staffFood(page)
  await expect(food.card('Ärtsoppa och pannkakor').first()).toBeVisible()
  await look('food')
  await food.add.click()
  await expect(food.dish).toBeVisible()
  await look('meal')
  await page.keyboard.press('Escape')

  await way('Meddelanden', 'notices')
  const notices = staffNotices(page)
  await look('notices')
  await notices.add.click()
  await expect(notices.form.text).toBeVisible()
  await look('notice')
  await page.keyboard.press('Escape')

  const help = await way('Hjälp och råd', 'info')
  await look('info')
  await help.getByRole('button', { name: 'Ändra Fixaren' }).click()
  await look('info-page')

  await way('Mötesplatsen', 'place')
  await look('place')
  await placePage(page).about.getByLabel('Adress').tap()
  await expect(screenKeyboard(page).root).toBeVisible()
  await look('keyboard')
  await screenKeyboard(page).key('Göm tangentbordet').tap()

  const calendars = await way('Kalendrar', 'calendars')
  await calendars.getByRole('button', { name: 'Följ en kalender' }).click()
  await look('calendars')

  const history = await way('Historik', 'history')
  await history
    .getByRole('button', { name: /^Visa vad som ändrades/ })
    .first()
    .click()
  await look('history')

  kiosk.tamper(enrolAtNowhere)
  await way('Utan nät', 'carry')
  const { showCodes, codes } = staffCarry(page)
  await expect(showCodes).toBeVisible()
  await look('carry')
  await showCodes.click()
  await expect(codes.code).toBeVisible()
  await look('carry-codes')
  await page.keyboard.press('Escape')

  const people = await way('Personer', 'people')
  await look('people')
  await people.getByRole('button', { name: 'Ändra Maria' }).click()
  await look('person')

  await way('Skärmen', 'settings')
  await look('settings')
})

/** As a kit that has never had a network since. */
function enrolAtNowhere(db: Database): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  syncStore(db).enrol(
    {
      ...{ deviceId: newId(), venueId: newId(), incarnation: newId(), epoch: null, acked: 0 },
      hubAddress: 'http://127.0.0.1:9',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    },
    'Björken',
  )
}

/** What no programme brings: people, messages, a change to be told of, somebody who wants to eat. */
async function furnish(kiosk: Kiosk): Promise<void> {
  await signIn(kiosk, 'host')
  await signIn(kiosk, 'staff')
  const eva = await signIn(kiosk)
  const notice = {
    do: 'set',
    type: 'notice',
    id: 'kaffet',
    fields: {
      text: { sv: 'Kaffet är gratis hela dagen.' },
      level: 'normal',
      from: `${day}T09:00`,
      until: `${day}T16:00`,
    },
  } as const
  const venue = { do: 'set', type: 'venue', id: 'venue', fields: { phone: '016-710 10 01' } } as const
  await eva.programme.save({ kind: 'changed', changes: [notice] })
  await eva.programme.save({ kind: 'changed', changes: [venue] })
}

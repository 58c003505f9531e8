import ical from 'node-ical'
import { day, emptyDay, fullDay } from '../support/programmes.ts'
import { readQrCodes } from '../support/qr.ts'
import { expect, open, test, wordsOf } from './fixtures.ts'
import { boardScreen } from './pages/board.ts'

/** What of the full day is held after 10.24, in order. */
const remaining = [
  'Sittgympa med musik',
  fullDay.activities.find(({ id }) => id === 'langt')?.title.sv,
  'Digital hjälp med mobilen',
  'Korsord',
  'Balansträning',
  'Bingo med PRO',
]

/** What a telephone would take in: title, start and end on the venue's clock. */
async function eventsIn(png: Uint8Array) {
  const [text = ''] = await readQrCodes(png)
  return Object.values(ical.sync.parseICS(text)).flatMap((part) =>
    part?.type === 'VEVENT' && part.end ? [[part.summary, stockholm(part.start), stockholm(part.end)]] : [],
  )
}

const stockholm = (moment: Date) =>
  moment.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' })

test('the code on the board holds what is left of today, as calendar events', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk, '/board')
  await expect(boardScreen(page).code).toBeVisible()
  expect(await eventsIn(await page.screenshot())).toEqual([
    ['Sittgympa med musik', '10:00', '11:00'],
    ['Digital hjälp med mobilen', '11:00', '12:00'],
    ['Finsk fikaträff', '13:00', '14:30'],
  ])
})

test('the code of a full day can still be read', async ({ page, startKiosk }) => {
  await open(page, await startKiosk({ programme: fullDay, now: `${day}T13:10` }), '/board')
  await expect(boardScreen(page).code).toBeVisible()
  expect(await eventsIn(await page.screenshot())).toEqual([
    ['Bingo med PRO', '13:30', '15:00'],
    ['Finsk fikaträff', '14:00', '15:30'],
    ['Matlagning för en', '14:30', '16:00'],
    ['Styrelsemöte', '15:00', '16:00'],
  ])
})

test('of a day that no code holds it has what comes next, and says so', async ({ page, startKiosk }) => {
  const t = await wordsOf('sv')
  await open(page, await startKiosk({ programme: fullDay }), '/board')
  const { code } = boardScreen(page)
  await expect(code).toContainText(t('board.takeNext'))
  const titles = (await eventsIn(await page.screenshot())).map(([title]) => title)
  expect(titles.length).toBeGreaterThan(4)
  expect(titles).toEqual(remaining.slice(0, titles.length))
})

test('an empty day has no code', async ({ page, startKiosk }) => {
  await open(page, await startKiosk({ programme: emptyDay }), '/board')
  await expect(boardScreen(page).root).toBeVisible()
  await expect(boardScreen(page).code).toBeHidden()
})

test('the board has nothing to press', async ({ page, startKiosk }) => {
  await open(page, await startKiosk({ programme: fullDay }), '/board')
  await expect(boardScreen(page).root).toBeVisible()
  await expect(page.locator('button, a, input, [role=button], [tabindex="0"]')).toHaveCount(0)
})

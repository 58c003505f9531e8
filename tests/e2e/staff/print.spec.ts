import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import ical, { type VEvent } from 'node-ical'
import type { Diet } from '../../../src/contract/words.ts'
import { addDays } from '../../../src/domain/dates.ts'
import { instantOf } from '../../../src/domain/time.ts'
import { newId } from '../../../src/kiosk/index.ts'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { isSheet, pagesOf } from '../../support/pdf.ts'
import { day, emptyDay, fullWeek, pictureDay } from '../../support/programmes.ts'
import { readQrCodes } from '../../support/qr.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn } from '../pages/staffDoor.ts'
import { staffPrint } from '../pages/staffPrint.ts'

// A picture as fine as paper: a code has more squares than the preview has pixels.
test.use({ deviceScaleFactor: 4 })

const zone = 'Europe/Stockholm'

async function openPrint(page: Page, kiosk: Kiosk) {
  await comeIn(page, kiosk, 'staff', 'week')
  const print = staffPrint(page)
  await print.open.click()
  await expect(print.sheet).toBeVisible()
  return print
}

const pdfOf = async (page: Page) => pagesOf(await page.pdf({ preferCSSPageSize: true }))

type Told = [title: string, start: string, end: string]

/** What the engine says that is held in the week. */
async function heldIn(kiosk: Kiosk): Promise<Told[]> {
  const eva = await signIn(kiosk)
  const { days } = await eva.programme.week({ from: day })
  return days
    .flatMap(({ occurrences }) => occurrences)
    .filter(({ cancelled, movedAway }) => !cancelled && !movedAway)
    .map(({ title, startsAt, endsAt }): Told => [title.sv, iso(startsAt), iso(endsAt)])
    .sort()
}

const iso = (ms: number) => new Date(ms).toISOString()

/** What a telephone takes in of calendars. */
function eventsOf(texts: readonly string[]): Told[] {
  const [from, to] = [instantOf(`${day}T00:00`, zone), instantOf(`${addDays(day, 7)}T00:00`, zone)]
  return texts
    .flatMap((text) => Object.values(ical.sync.parseICS(text)))
    .filter((part): part is VEvent => part?.type === 'VEVENT' && part.status !== 'CANCELLED')
    .flatMap((event) =>
      ical
        .expandRecurringEvent(event, { from: new Date(from), to: new Date(to) })
        .filter(({ start }) => start.getTime() >= from && start.getTime() < to)
        .map(({ start, end }): Told => [String(event.summary), start.toISOString(), end.toISOString()]),
    )
    .sort()
}

/** The file that a press brings. */
async function fileOf(page: Page, button: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('the week comes out on the sheet that is chosen, in large print of 16 points and more', async ({
  page,
  startKiosk,
}) => {
  const print = await openPrint(page, await startKiosk({ programme: fullWeek }))
  expect(await axeViolations(page)).toEqual([])
  for (const paper of ['a4', 'a3'] as const) {
    await print.pick('Papper', paper.toUpperCase())
    for (const [size, name, count] of [
      ['ordinary', 'Vanliga', 2],
      ['large', 'Stora', 3],
    ] as const) {
      await print.pick('Bokstäver', name)
      await expect(print.paper).toHaveAttribute('data-size', size)
      await expect(print.paper).toHaveAttribute('data-paper', paper)
      const pages = await pdfOf(page)
      expect(pages, `${paper} ${size}`).toHaveLength(count)
      for (const each of pages) expect(isSheet(each, paper)).toBe(true)
    }
    await page.emulateMedia({ media: 'print' })
    expect(await print.paper.evaluate(smallestPoints)).toBeGreaterThanOrEqual(16)
    expect(await print.paper.evaluate(tooWide)).toEqual([])
    await page.emulateMedia({ media: null })
  }
})

/** The smallest words of an element, in points. */
function smallestPoints(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let least = Number.POSITIVE_INFINITY
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    if (!parentElement || !textContent?.trim()) continue
    least = Math.min(least, Number.parseFloat(getComputedStyle(parentElement).fontSize) * 0.75)
  }
  return least
}

/** What does not fit across the sheet. */
function tooWide(root: Element): string[] {
  const { left, right } = root.getBoundingClientRect()
  return [...root.querySelectorAll('*')]
    .filter((each) => {
      const box = each.getBoundingClientRect()
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1)
    })
    .map((each) => each.outerHTML.slice(0, 80))
}

test('a nearly empty week is one sheet that says so, day by day', async ({ page, startKiosk }) => {
  const print = await openPrint(page, await startKiosk({ programme: emptyDay }))
  await expect(print.sheet.getByText('Inget är planerat')).toHaveCount(5)
  await expect(print.codes).toHaveCount(0)
  expect(await pdfOf(page)).toHaveLength(1)
})

test('a day that is closed is on the sheet, with why', async ({ page, startKiosk }) => {
  const closed = {
    id: 'opening:2026-11-25',
    date: '2026-11-25',
    hours: null,
    reason: { sv: 'Planeringsdag', fi: 'Suunnittelupäivä' },
  }
  const print = await openPrint(
    page,
    await startKiosk({ programme: { ...pictureDay, openingExceptions: [closed] } }),
  )
  const wednesday = print.sheet.locator('.sheet-day').filter({ hasText: '25 november' })
  await expect(wednesday).toContainText('Planeringsdag · Stängt')
  await print.pick('Språk', 'Suomi')
  await expect(print.sheet).toContainText('Suunnittelupäivä')
})

test('it is in the reader’s language, and Arabic from right to left', async ({ page, startKiosk }) => {
  const print = await openPrint(page, await startKiosk({ programme: fullWeek }))
  await print.pick('Språk', 'Suomi')
  await expect(print.sheet).toContainText('Tuolijumppa musiikin tahtiin')
  await print.pick('Språk', 'العربية')
  const arabic = page.locator('.paper > [lang=ar]')
  await expect(arabic).toHaveAttribute('dir', 'rtl')
  await expect(print.sheet).toContainText('مقهى مفتوح')
  // The time stands to the right of the title, and the telephone number goes from left to right within it.
  const row = print.sheet.locator('.sheet-row').filter({ hasText: 'مقهى مفتوح' }).first()
  const [time, title] = [
    await row.locator('.sheet-time').boundingBox(),
    await row.locator('.sheet-title').boundingBox(),
  ]
  expect(time?.x).toBeGreaterThan(title?.x ?? Number.NaN)
  await expect(print.sheet.locator('bdi[dir=ltr]')).toHaveText('016-710 10 00')
  // Else the price would be torn from its unit by the Latin name before it.
  await expect(print.sheet.locator('.part').first()).toHaveCSS('unicode-bidi', 'isolate')
})

for (const [name, programme, codes] of [
  ['an ordinary week', pictureDay, 1],
  ['a full week', fullWeek, 3],
] as const) {
  test(`the codes on the sheet hold all of ${name}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk({ programme })
    const print = await openPrint(page, kiosk)
    await expect(print.codes).toHaveCount(codes)
    const texts: string[] = []
    for (const code of await print.codes.all()) texts.push(...(await readQrCodes(await code.screenshot())))
    expect(texts).toHaveLength(codes)
    expect(eventsOf(texts)).toEqual(await heldIn(kiosk))
  })
}

test('the kitchen has the portions of each diet on its list', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const order = async (diet: Diet, portions: number) => {
    const { visitId } = await kiosk.client.checkIn.touch({ touchId: newId(), screen: newId() })
    await kiosk.client.checkIn.orderMeal({ visitId, mealId: 'lunch', diet, portions })
  }
  await order('ordinary', 2)
  await order('ordinary', 1)
  await order('vegetarian', 2)
  const print = await openPrint(page, kiosk)
  await print.pick('Vad', 'Dagens lista till köket')
  await expect(print.sheet).toContainText('Ärtsoppa och pannkakor')
  const rows = print.sheet.getByRole('row')
  await expect(rows).toHaveText([/Vanlig.*3/, /Vegetarisk.*2/, /Summa.*5/])
  await expect(print.sheet).toContainText('Fler kan anmäla sig till 13.00.')
  const pages = await pdfOf(page)
  expect(pages).toHaveLength(1)
  expect(pages.every((each) => isSheet(each, 'a4'))).toBe(true)
  await print.pick('Dag', 'Tis 24')
  await expect(print.sheet).toContainText('Ingen mat är planerad den dagen.')
})

test('the week is a table for a spreadsheet, and no title a formula', async ({ page, startKiosk }) => {
  const [first, ...others] = pictureDay.activities
  if (!first) throw new Error('the day of the pictures has activities')
  const activities = [{ ...first, title: { sv: '=1+1' } }, ...others]
  const print = await openPrint(page, await startKiosk({ programme: { ...pictureDay, activities } }))

  const csv = await fileOf(page, print.csv)
  expect(csv.name).toBe('Program vecka 48.csv')
  await expect(page.getByRole('status').filter({ hasText: 'Sparad som' })).toHaveText(
    'Sparad som Program vecka 48.csv. Filen ligger bland hämtade filer.',
  )
  const lines = new TextDecoder().decode(csv.bytes).trim().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^Dag;Datum;Börjar;Slutar;Aktivitet;/)
  expect(lines[1]).toMatch(/^måndag;2026-11-23;10\.00;11\.00;'=1\+1;/)
  expect(lines[4]).toMatch(/;Inställt$/)

  const xlsx = await fileOf(page, print.xlsx)
  expect(xlsx.name).toBe('Program vecka 48.xlsx')
  const sheet = strFromU8(unzipSync(xlsx.bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet).not.toMatch(/<f[ >]/)
  expect(sheet).toMatch(/t="inlineStr"><is><t [^>]*>=1\+1<\/t>/)
  expect(sheet.match(/<row /g)).toHaveLength(5)
})

test('the calendar file says of the week what the screen says', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: fullWeek })
  const print = await openPrint(page, kiosk)
  const file = await fileOf(page, print.calendar)
  expect(file.name).toBe('Mötesplatsen Björken.ics')
  const shown = await heldIn(kiosk)
  expect(shown.length).toBeGreaterThan(18)
  expect(eventsOf([new TextDecoder().decode(file.bytes)])).toEqual(shown)
  await print.back.click()
  await expect(page.getByRole('heading', { name: /Vecka 48/ })).toBeVisible()
})

test('the food with its portions and the history are tables too; who works here is none', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { visitId } = await kiosk.client.checkIn.touch({ touchId: newId(), screen: newId() })
  await kiosk.client.checkIn.orderMeal({ visitId, mealId: 'lunch', diet: 'vegetarian', portions: 2 })
  const eva = await signIn(kiosk)
  const venue = { do: 'set', type: 'venue', id: 'venue', fields: { phone: '016-1' } } as const
  await eva.programme.save({ kind: 'changed', changes: [venue] })
  await comeIn(page, kiosk, 'administrator', 'food')
  const csv = page.getByRole('region', { name: 'Som fil' }).getByRole('button', { name: 'CSV-fil' })
  const linesOf = async () => {
    const { name, bytes } = await fileOf(page, csv)
    return [name, ...new TextDecoder().decode(bytes).trim().split('\r\n')]
  }

  const [foodName, head, lunch, ...rest] = await linesOf()
  expect(foodName).toBe('Maten vecka 48.csv')
  expect(head).toMatch(/^Dag;Datum;Måltid;Maträtt;.*;Vanlig mat;Vegetarisk;.*;Anmälda;/)
  expect(lunch).toMatch(/^måndag;2026-11-23;Lunch;Ärtsoppa och pannkakor;11\.30;13\.00;65;0;2;0;0;0;0;2;;/)
  expect(rest).toEqual([])
  expect(await axeViolations(page)).toEqual([])

  await page.evaluate(() => window.location.assign('#history'))
  await expect(page.getByText('ändrade mötesplatsens uppgifter: telefonnummer')).toBeVisible()
  const [historyName, ...history] = await linesOf()
  expect(historyName).toBe('Historik.csv')
  expect(history).toEqual([
    'Datum;Tid;Vem;Vad;Ångrat',
    expect.stringMatching(/^2026-11-23;10\.2\d;Eva;ändrade mötesplatsens uppgifter: telefonnummer;$/),
  ])
  await page.evaluate(() => window.location.assign('#people'))
  await expect(page.getByRole('heading', { name: 'Personer' })).toBeVisible()
  await expect(csv).toHaveCount(0)
})

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { fromBase64 } from '../../src/domain/drop/base64.ts'
import { openDrop } from '../../src/domain/drop/drop.ts'
import { runOf } from '../../src/domain/drop/frames.ts'
import { createGatherer } from '../../src/domain/drop/gather.ts'
import { axeViolations } from '../support/axe.ts'
import { fakeCameraFlags, filmOf } from '../support/fakeCamera.ts'
import type { RunningHub } from '../support/hub.ts'
import type { Kiosk, KioskOptions } from '../support/kiosk.ts'
import { network } from '../support/network.ts'
import { readQrCodes } from '../support/qr.ts'
import { expect } from './fixtures.ts'
import { stockholmNow, test } from './hubFixtures.ts'
import { carryPage } from './pages/carry.ts'
import { staffCarry } from './pages/staffCarry.ts'
import { comeIn, signIn } from './pages/staffDoor.ts'

const office = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const venueName = 'Samvaro-väskan'

/** A kit of the hub, whose network went away after it was enrolled and where some have come since. */
async function startKit(
  hub: RunningHub,
  startKiosk: (options: Partial<KioskOptions>) => Promise<Kiosk>,
  visits: number,
) {
  const { way, fetch } = network()
  const kit = await startKiosk({ fetch, now: stockholmNow() })
  const venue = await hub.hub.addVenue(venueName)
  await kit.engine().enrol((await hub.hub.enrolmentCode(venue.id)).link)
  way.open = false
  for (let time = 0; time < visits; time++)
    await kit.client.checkIn.touch({ touchId: crypto.randomUUID(), screen: `screen ${time}` })
  return kit
}

/** Reads what is drawn on the page until there is a whole drop. */
async function readCodes(page: Page): Promise<Uint8Array> {
  const gatherer = createGatherer()
  const { code } = staffCarry(page).codes
  const wholes: Uint8Array[] = []
  await expect(async () => {
    for (const text of await readQrCodes(await code.screenshot())) {
      const came = gatherer.read(text)
      if (came.result === 'whole') wholes.push(came.drop)
    }
    expect(wholes).not.toEqual([])
  }).toPass({ intervals: [10], timeout: 60_000 })
  return wholes[0] ?? new Uint8Array()
}

async function countedAt(hub: RunningHub): Promise<number | undefined> {
  const { venues } = await hub.hub.overview()
  return venues.find(({ name }) => name === venueName)?.visitsToday
}

test('the codes that a kit without a network shows are read, carried in a telephone, and counted at the hub', async ({
  page,
  context,
  startKiosk,
  hub,
}) => {
  const kit = await startKit(hub, startKiosk, 24)
  await page.setViewportSize(office)
  await comeIn(page, kit, 'host', 'carry')
  const carry = staffCarry(page)
  await expect(carry.root).toContainText('24 poster är inte skickade')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/staff-carry.png' })
  await carry.showCodes.click()
  await expect(carry.codes.code).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/staff-carry-codes.png' })
  const drop = await readCodes(page)
  await carry.codes.pause.click()
  await expect(carry.codes.root).toContainText('Pausad.')
  await carry.codes.go.click()
  await carry.codes.done.click()
  await expect(carry.root).toContainText('ligger kvar här tills dess')
  await expect(carry.root).toContainText('24 poster är inte skickade')
  await expect(carry.root).toContainText('Allt är med sedan')

  const hand = await context.newPage()
  await hand.setViewportSize(phone)
  await hand.goto(`${hub.url}/carry`)
  const telephone = carryPage(hand)
  expect(await axeViolations(hand)).toEqual([])
  await hand.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
  await context.setOffline(true)
  await hand.reload()
  await expect(telephone.camera).toBeVisible()
  await context.setOffline(false)
  await hand.route('**/sync/v1/carried', (route) => route.abort())
  const file = { name: 'a.drop', mimeType: 'application/octet-stream', buffer: Buffer.from(drop) }
  await telephone.file.setInputFiles({ ...file, buffer: Buffer.from('%PDF') })
  await expect(telephone.failure).toContainText('ingen fil från en skärm')
  await telephone.file.setInputFiles(file)
  await expect(telephone.drops).toContainText('Inte skickat än')
  await expect(telephone.root).toContainText('går inte att nå just nu')
  await hand.reload()
  await expect(telephone.drops).toContainText('24 poster')
  await hand.screenshot({ path: 'gallery/phone-carry-waiting.png' })
  await hand.unroute('**/sync/v1/carried')
  await hand.reload()
  await expect(telephone.drops).toContainText('Framme: 24 nya poster; inget saknas.')
  expect(await axeViolations(hand)).toEqual([])
  await hand.screenshot({ path: 'gallery/phone-carry.png', fullPage: true })
  await hand.reload()
  await telephone.remove.click()
  await expect(telephone.drops).toHaveCount(0)
  await telephone.file.setInputFiles(file)
  await expect(telephone.drops).toContainText('Allt fanns redan hos centralen')
  expect(await countedAt(hub)).toBe(24)
})

test('a kit’s file is read at another screen, which takes it to the hub when it can', async ({
  page,
  context,
  startKiosk,
  hub,
}) => {
  const kit = await startKit(hub, startKiosk, 3)
  const { way, fetch } = network()
  const library = await startKiosk({ fetch, now: stockholmNow() })
  const place = await hub.hub.addVenue('Biblioteket')
  await library.engine().enrol((await hub.hub.enrolmentCode(place.id)).link)
  way.open = false

  await page.setViewportSize(office)
  await comeIn(page, kit, 'host', 'carry')
  const saving = page.waitForEvent('download')
  await staffCarry(page).saveFile.click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^samvaro .*\d{4}-\d{2}-\d{2}\.drop$/)
  const bytes = await readFile(await saved.path())
  expect(openDrop(bytes)).toMatchObject({ parcels: [{ ops: 3 }] })

  const desk = await context.newPage()
  await desk.setViewportSize(office)
  await comeIn(desk, library, 'host', 'carry')
  const { carried, file, root } = staffCarry(desk)
  await file.setInputFiles({ name: 'a.drop', mimeType: '', buffer: bytes.subarray(0, -1) })
  await expect(root.getByRole('alert')).toContainText('Filen är skadad')
  await file.setInputFiles({ name: 'a.drop', mimeType: '', buffer: bytes })
  await expect(carried).toContainText('Väntar på nät')
  expect(await axeViolations(desk)).toEqual([])
  await desk.screenshot({ path: 'gallery/office/staff-carry-other.png' })
  way.open = true
  await file.setInputFiles({ name: 'a.drop', mimeType: '', buffer: bytes })
  await expect(carried).toContainText('Framme: 3 nya poster.')
  expect(await countedAt(hub)).toBe(3)
})

test('a telephone’s camera reads the codes, and so does that of another screen, once staff have come in there', async ({
  playwright,
  launchOptions,
  startKiosk,
  hub,
}, info) => {
  const kit = await startKit(hub, startKiosk, 12)
  const { drop } = await (await signIn(kit, 'host')).carry.make({ part: 'all' })
  const run = runOf(fromBase64(drop) ?? new Uint8Array())
  expect(run.count).toBeGreaterThan(1)
  const film = info.outputPath('codes.y4m')
  // The first is missed, as one is whose camera came late.
  await filmOf(
    film,
    Array.from({ length: run.count + 6 }, (_, index) => run.frame(index + 1)),
  )
  const args = [...(launchOptions.args ?? []), ...fakeCameraFlags(film)]
  const browser = await playwright.chromium.launch({ ...launchOptions, args })

  const hand = await browser.newPage({ viewport: phone })
  const asked: string[] = []
  hand.on('request', (request) => asked.push(new URL(request.url()).origin))
  await hand.goto(`${hub.url}/carry`)
  const telephone = carryPage(hand)
  await telephone.camera.click()
  await expect(telephone.drops).toContainText('Framme: 12 nya poster; inget saknas.')
  await expect(telephone.root).toContainText('Telefonen har allt.')
  expect(new Set(asked)).toEqual(new Set([hub.url]))
  expect(await countedAt(hub)).toBe(12)

  const library = await startKiosk({ now: stockholmNow() })
  const place = await hub.hub.addVenue('Biblioteket')
  await library.engine().enrol((await hub.hub.enrolmentCode(place.id)).link)
  const desk = await browser.newPage({ viewport: office })
  await comeIn(desk, library, 'host', 'carry')
  await staffCarry(desk).camera.click()
  await expect(staffCarry(desk).carried).toContainText('Framme. Allt fanns redan hos centralen.')
  await browser.close()
})

import type { BrowserContext, Page } from '@playwright/test'
import type { Change } from '../../src/contract/staff/edit.ts'
import { newId } from '../../src/kiosk/index.ts'
import { setClock } from '../support/clock.ts'
import type { RunningHub } from '../support/hub.ts'
import { entitiesOf, type Kiosk, type KioskOptions } from '../support/kiosk.ts'
import { network } from '../support/network.ts'
import { day, pictureDay, pictureMoment } from '../support/programmes.ts'
import { expect, open, touch, wordsOf } from './fixtures.ts'
import { test as base } from './hubFixtures.ts'
import { homeScreen } from './pages/home.ts'
import { comeIn, signIn, staffFrame } from './pages/staffDoor.ts'
import { staffToday } from './pages/staffToday.ts'
import { staffWeek } from './pages/staffWeek.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')
const help = 'Digital hjälp'

/** The hub's day is the picture's too. */
const test = base.extend({
  hub: async ({ hubServer }, use) => {
    const hub = await hubServer.startHub({ clock: setClock(pictureMoment) })
    await use(hub)
    await hub.close()
  },
})

/** The picture's day, with one place at the help and two portions of the lunch. */
const programme: Change[] = entitiesOf(pictureDay).map(({ type, id, fields }) => ({
  ...{ do: 'set', type, id },
  fields: { ...fields, ...(id === 'digital' && { places: 1 }), ...(id === 'lunch' && { portions: 2 }) },
}))

/** Two screens of one venue at one hub, all at the picture's moment; each one's way to the hub can be cut. */
async function startVenue(
  { hub }: RunningHub,
  startKiosk: (options: Partial<KioskOptions>) => Promise<Kiosk>,
) {
  const venue = await hub.addVenue('Björken')
  const ways: { open: boolean }[] = []
  async function screen() {
    const { way, fetch } = network()
    ways.push(way)
    const kiosk = await startKiosk({ programme: null, fetch })
    const { link } = await hub.enrolmentCode(venue.id)
    expect(await kiosk.engine().enrol(link)).toMatchObject({ result: 'enrolled' })
    return kiosk
  }
  const [hall, café] = [await screen(), await screen()]
  await (await signIn(hall)).programme.save({ kind: 'added', changes: programme })
  await expect.poll(async () => (await café.client.week({ from: day })).days[0]?.occurrences.length).toBe(4)
  return {
    ...{ hall, café },
    cut: (isOpen: boolean) => {
      for (const way of ways) way.open = isOpen
    },
  }
}

/** A visitor who has touched at a screen, and looks at what can be chosen. */
async function visitorAt(context: BrowserContext, kiosk: Kiosk) {
  const page = await context.newPage()
  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  const thanks = thanksScreen(page, t)
  const choice = thanks.choice(help)
  await thanks.turnTo(choice)
  return { page, thanks, choice }
}

test('the last place that is taken at one screen is full at the other, and free again when it is given back', async ({
  context,
  startKiosk,
  hub,
}) => {
  const { hall, café } = await startVenue(hub, startKiosk)
  const one = await visitorAt(context, hall)
  const other = await visitorAt(context, café)
  await expect(other.choice).toContainText(t('places.left', { count: 1 }))
  await one.page.bringToFront()
  await touch(one.choice)
  await expect(one.choice).toHaveAttribute('aria-pressed', 'true')
  await expect(other.choice).toContainText(t('places.full'))
  await expect(other.choice).toBeDisabled()
  await touch(one.choice)
  await expect(other.choice).toContainText(t('places.left', { count: 1 }))
  await other.page.bringToFront()
  await touch(other.choice)
  await expect(one.choice).toContainText(t('places.full'))
})

/** A party of two that takes places and portions, and is told that they are theirs. */
async function takesTwo({ client: { checkIn } }: Kiosk): Promise<void> {
  const { visitId } = await checkIn.touch({ touchId: newId(), screen: newId() })
  await checkIn.join({ visitId, occurrenceId: `digital:${day}`, join: true })
  await checkIn.orderMeal({ visitId, mealId: 'lunch', diet: 'ordinary', portions: 2 })
}

test('what was taken at both while they were apart is told to staff: of places, of portions, in the week', async ({
  page,
  startKiosk,
  hub,
}) => {
  const { hall, café, cut } = await startVenue(hub, startKiosk)
  cut(false)
  await takesTwo(hall)
  await takesTwo(café)
  cut(true)
  await comeIn(page, café, 'staff')
  const today = staffToday(page)
  await expect(today.occurrence(help).row).toContainText('2 anmälda till 1 plats – 1 för många', {
    timeout: 30_000,
  })
  await expect(today.meals).toContainText('4 portioner anmälda, 2 finns – 2 för många')
  await expect(today.visits).toContainText('1 person har tryckt på en annan skärm här.')
  await expect(today.opening).toContainText('2 på skärmarna')
  await picture(page, 'over-today')
  await staffFrame(page).way('Programmet').click()
  const item = staffWeek(page).item(day, help)
  await expect(item).toContainText('2 av 1')
  await expect(item).toContainText('1 för många')
  await expect(item).toHaveAttribute('title', '2 anmälda till 1 plats – 1 för många')
  await picture(page, 'over-week')
  await staffFrame(page).way('Maten').click()
  await expect(page.getByText('2 för många')).toBeVisible()
})

async function picture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: `gallery/office/staff-${name}.png`, fullPage: true })
}

import type { BrowserContext, Page } from '@playwright/test'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { expect, open, test } from '../fixtures.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { drag, fill, staffWeek } from '../pages/staffWeek.ts'
import { bingo, onThursday, thursday, withBingo } from './bingo.ts'

test.use({ viewport: { width: 1280, height: 800 } })

/** The screen at the door, beside the staff's. */
async function visitor(context: BrowserContext, kiosk: Kiosk): Promise<Page> {
  const page = await context.newPage()
  await open(page, kiosk)
  await expect(page.locator('[data-screen="home"]')).toBeVisible()
  return page
}

test('from an empty venue an activity is made, and the screen shows it', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: null })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await expect(week.title).toHaveText('Vecka 48 23–27 november')
  await week.hour('2026-11-23', '13.00').click()
  await expect(week.panel.start).toHaveValue('13.00')
  await week.panel.name.fill('Sittgympa')
  await expect(week.panel.choice('Rörelse')).toBeChecked()
  await expect(week.panel.root).toContainText('Förslag från namnet')
  await week.panel.pick('Gemenskap')
  await week.panel.name.fill('Sittgympa med musik')
  await expect(week.panel.choice('Gemenskap')).toBeChecked()
  await week.panel.start.fill('1330')
  await week.panel.end.fill('12')
  await week.panel.save.click()
  await expect(week.panel.root).toContainText('Sluttiden ska vara minst fem minuter efter starten.')
  await week.panel.end.fill('14:15')
  await week.panel.save.click()
  await expect(week.item('2026-11-23', 'Sittgympa med musik')).toContainText('13.30–14.15')
  const screen = await visitor(context, kiosk)
  await expect(screen.getByText('Sittgympa med musik')).toBeVisible()
})

test("Thursday's bingo is moved by typing, and the screen follows; undo takes it back", async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk(onThursday)
  const screen = await visitor(context, kiosk)
  const home = screen.locator('[data-screen="home"]')
  await expect(home).toContainText('13.00')
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.item(thursday, 'Bingo').click()
  await week.panel.start.fill('14')
  await week.panel.save.click()
  await week.answer('Bara den här gången')
  await expect(week.item(thursday, 'Bingo')).toContainText('14.00–16.00')
  await expect(home).toContainText('14.00')
  await staffFrame(page).undo.click()
  await expect(week.item(thursday, 'Bingo')).toContainText('13.00–15.00')
  await expect(home).not.toContainText('14.00')
})

test('it is moved to another day with the mouse, and the other Thursdays stay', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk(onThursday)
  const screen = await visitor(context, kiosk)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await drag(week.item(thursday, 'Bingo'), week.hour('2026-11-27', '10.00'))
  await week.answer('Bara den här gången')
  await expect(week.item('2026-11-27', 'Bingo')).toContainText('10.00–12.00')
  await expect(week.item(thursday, 'Bingo')).toContainText('Flyttat till 27 november 10.00')
  await expect(screen.locator('[data-screen="home"]')).toContainText('27 november 10.00')
  await week.after.click()
  await expect(week.item('2026-12-03', 'Bingo')).toContainText('13.00–15.00')
})

test('a change holds for this one, for later ones or for all', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.item(thursday, 'Bingo').click()
  await week.panel.name.fill('Storbingo')
  await week.panel.save.click()
  await expect(week.dialog).toContainText('Det du har ändrat gäller alla gånger.')
  // Today's is one that visitors may have signed up for.
  await expect(week.dialog).toContainText('Resten ändras från nästa gång.')
  await week.answer('Den här och kommande')
  await expect(week.item(thursday, 'Bingo')).toBeVisible()
  await expect(week.item(thursday, 'Storbingo')).toHaveCount(0)
  await week.before.click()
  await expect(week.item('2026-11-19', 'Bingo')).not.toContainText('Storbingo')
  await week.after.click()
  await week.after.click()
  await week.item('2026-12-03', 'Storbingo').click()
  await week.panel.day.fill('4/12')
  await week.panel.start.fill('10')
  await week.panel.save.click()
  await week.answer('Alla')
  await expect(week.item('2026-12-04', 'Storbingo')).toContainText('10.00–12.00')
  await expect(week.item('2026-12-03', 'Storbingo')).toHaveCount(0)
  await week.after.click()
  await week.item('2026-12-11', 'Storbingo').click()
  await week.panel.remove.click()
  await week.answer('Den här och kommande')
  await expect(week.item('2026-12-11', 'Storbingo')).toHaveCount(0)
  await week.before.click()
  await expect(week.item('2026-12-04', 'Storbingo')).toBeVisible()
})

test('last week is copied once, and only what was held once', async ({ page, startKiosk }) => {
  const programme = {
    ...withBingo,
    activities: [
      bingo(),
      {
        ...bingo({ title: { sv: 'Julpyssel' }, recurrence: undefined, start: '2026-11-18T10:00' }),
        id: 'pyssel',
      },
    ],
  }
  const kiosk = await startKiosk({ ...onThursday, programme })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await expect(week.item(thursday, 'Bingo')).toBeVisible()
  await week.copy.click()
  await expect(week.item('2026-11-25', 'Julpyssel')).toHaveCount(1)
  await expect(staffFrame(page).undoLine).toContainText('1 aktivitet är kopierad från vecka 47')
  await week.copy.click()
  await expect(week.root).toContainText('Förra veckan hade inget som inte redan står här.')
  await expect(week.item('2026-11-25', 'Julpyssel')).toHaveCount(1)
  await expect(week.item(thursday, 'Bingo')).toHaveCount(1)
})

test('a room that is taken, closed hours and a holiday are told, and stop nobody', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.new.click()
  await fill(week, { name: 'Kör', day: '24/12', start: '17', end: '18' })
  await expect(week.panel.warnings).toContainText('Den dagen är det julafton.')
  await week.panel.day.fill('26/11')
  await week.panel.start.fill('14')
  await week.panel.end.fill('16.30')
  await expect(week.panel.warnings).toContainText('Utanför öppettiden, 9.30–16.00.')
  await week.panel.room.selectOption('Stora salen')
  await expect(week.panel.warnings).toContainText('Stora salen är upptagen av Bingo 13.00–15.00.')
  await week.panel.save.click()
  await expect(week.item(thursday, 'Kör')).toContainText('Krock')
  await expect(week.item(thursday, 'Bingo')).toContainText('Krock')
})

test('nothing typed is lost by opening another, and a personnummer is refused', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.new.click()
  await fill(week, { name: 'Kör 19121212-1212', day: '26/11', start: '10' })
  await week.panel.save.click()
  await expect(week.panel.root).toContainText('ser ut som ett personnummer')
  await week.item(thursday, 'Bingo').click()
  await week.answer('Fortsätt skriva')
  await expect(week.panel.name).toHaveValue('Kör 19121212-1212')
  await week.item(thursday, 'Bingo').click()
  await week.answer('Släng det')
  await expect(week.panel.name).toHaveValue('Bingo')
})

test('what was done in another week is taken back there too', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.after.click()
  await week.item('2026-12-03', 'Bingo').click()
  await week.panel.end.fill('14')
  await week.panel.save.click()
  await week.answer('Bara den här gången')
  await expect(week.item('2026-12-03', 'Bingo')).toContainText('13.00–14.00')
  await staffFrame(page).undo.click()
  await expect(week.item('2026-12-03', 'Bingo')).toContainText('13.00–15.00')
})

for (const [name, viewport] of Object.entries({
  office: { width: 1280, height: 800 },
  portrait: { width: 1080, height: 1920 },
}))
  test.describe(name, () => {
    test.use({ viewport })

    test('everybody can use it', async ({ page, startKiosk }) => {
      const kiosk = await startKiosk(onThursday)
      await comeIn(page, kiosk, 'administrator', 'week')
      const week = staffWeek(page)
      await expect(week.item(thursday, 'Bingo')).toBeVisible()
      expect(await axeViolations(page)).toEqual([])
      await week.item(thursday, 'Bingo').click()
      await expect(week.panel.name).toBeFocused()
      await week.panel.root.getByText('Platser, pris och mer').click()
      await week.panel.root.getByText('Översättningar').click()
      expect(await axeViolations(page)).toEqual([])
      await week.panel.start.fill('10')
      await week.panel.save.click()
      await expect(week.dialog).toBeVisible()
      expect(await axeViolations(page)).toEqual([])
    })
  })

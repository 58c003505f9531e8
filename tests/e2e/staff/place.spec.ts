import { axeViolations } from '../../support/axe.ts'
import { expect, open, test, touch } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { placePage } from '../pages/staffPlace.ts'

test('an empty venue begins with its name, and is then its own', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: null })
  await comeIn(page, kiosk, 'staff', 'place')
  const { start, about, hours } = placePage(page)
  await expect(hours).toHaveCount(0)
  await start.getByRole('button', { name: 'Börja' }).click()
  await expect(start.getByText('Skriv vad mötesplatsen heter.')).toBeVisible()
  await start.getByLabel('Mötesplatsens namn').fill('Hatten')
  await start.getByRole('button', { name: 'Börja' }).click()
  await expect(about.getByLabel('Mötesplatsens namn')).toHaveValue('Hatten')
  await expect(hours).toBeVisible()
  const eva = await signIn(kiosk)
  expect((await eva.programme.all()).venue).toMatchObject({ name: 'Hatten', kind: 'fixed' })
  expect(await axeViolations(page)).toEqual([])
})

test('what is said of the house is on the help page, and a personnummer is not', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const { about } = placePage(page)
  await about.getByLabel('Adress').fill('Storgatan 1')
  await about.getByLabel('Vem svarar?').fill('19121212-1212')
  await about.getByLabel('Så är det att komma in').fill('Dörren är 90 cm bred.')
  await about.getByRole('button', { name: 'Spara' }).click()
  await expect(about.getByText('ser ut som ett personnummer')).toBeVisible()
  await expect(about.getByLabel('Adress')).toHaveValue('Storgatan 1')
  await about.getByLabel('Vem svarar?').fill('Eva')
  await about.getByRole('button', { name: 'Spara' }).click()
  await expect(staffFrame(page).undoLine).toContainText('uppgifter är ändrade')
  await open(page, kiosk)
  await touch(page.getByRole('button', { name: 'Hjälp & råd' }))
  await expect(page.getByText('Dörren är 90 cm bred.')).toBeVisible()
  await expect(page.getByText('Storgatan 1')).toBeVisible()
})

test('hours are checked, saved and taken back', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const { hours } = placePage(page)
  const eva = await signIn(kiosk)
  const friday = async () => (await eva.programme.all()).openingHours?.friday
  await hours.getByLabel('Stänger fredagar').fill('8')
  await hours.getByRole('button', { name: 'Spara' }).click()
  await expect(hours.getByText('måste vara senare')).toBeVisible()
  await hours.getByLabel('Stänger fredagar').fill('1430')
  await hours.getByRole('button', { name: 'Spara' }).click()
  await expect(staffFrame(page).undoLine).toContainText('Öppettiderna är ändrade')
  expect(await friday()).toEqual({ from: '09:30', to: '14:30' })
  await staffFrame(page).undo.click()
  await expect.poll(friday).toEqual({ from: '09:30', to: '16:00' })
  await expect(hours.getByLabel('Stänger fredagar')).toHaveValue('16.00')
})

test('a day that is different is listed, and taken away again', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const { exceptions } = placePage(page)
  await exceptions.getByRole('button', { name: 'Ny dag' }).click()
  await exceptions.getByRole('button', { name: 'Spara' }).click()
  await expect(exceptions.getByText('Skriv ett datum')).toBeVisible()
  await exceptions.getByLabel('Datum').fill('23/12')
  await exceptions.getByLabel('Varför? Visas på skärmen.').fill('Planeringsdag')
  await exceptions.getByRole('button', { name: 'Spara' }).click()
  await expect(exceptions.getByRole('listitem')).toHaveText(/Onsdag 23 december · Stängt · Planeringsdag/)
  await exceptions.getByRole('button', { name: 'Ta bort onsdag 23 december' }).click()
  await expect(exceptions.getByRole('listitem')).toHaveCount(0)
})

test('a room is made with how one gets in and hears, and one in use is told before it is taken away', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const { rooms } = placePage(page)
  await rooms.getByRole('button', { name: 'Ny lokal' }).click()
  await expect(rooms.getByLabel('Lokalens namn')).toBeFocused()
  await rooms.getByLabel('Lokalens namn').fill('Snickeriet')
  const pick = (group: string, value: string) =>
    rooms.getByRole('radiogroup', { name: group }).getByText(value, { exact: true }).click()
  await pick('Nås utan trappsteg?', 'Nej')
  await pick('Hörslinga?', 'Trasig')
  await rooms.getByRole('button', { name: 'Spara' }).click()
  await expect(rooms.getByRole('listitem').filter({ hasText: 'Snickeriet' })).toContainText(
    'Trappsteg · hörslingan är trasig',
  )
  await expect(rooms.getByRole('button', { name: 'Ny lokal' })).toBeFocused()

  const visitor = await page.context().newPage()
  await visitor.goto(kiosk.url)
  await expect(visitor.getByText('Stora salen').first()).toBeVisible()
  await rooms.getByRole('button', { name: 'Ändra Stora salen' }).click()
  await pick('Nås utan trappsteg?', 'Nej')
  await pick('Hörslinga?', 'Ja')
  await rooms.getByRole('button', { name: 'Spara' }).click()
  await expect(visitor.getByText('Trappsteg').first()).toBeVisible()
  await expect(visitor.getByText('Hörslinga').first()).toBeVisible()
  await visitor.close()

  await rooms.getByRole('button', { name: 'Ändra Stora salen' }).click()
  await rooms.getByRole('button', { name: 'Ta bort lokalen' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Sittgympa med musik')
  await dialog.getByRole('button', { name: 'Ta bort lokalen' }).click()
  await expect(rooms.getByText('Stora salen')).toHaveCount(0)
  const eva = await signIn(kiosk)
  const { activities } = await eva.programme.all()
  expect(activities.find(({ id }) => id === 'sittgympa')?.room).toBeUndefined()
})

import { axeViolations } from '../../support/axe.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//SV',
  'BEGIN:VEVENT',
  'UID:canasta@example.org',
  'SUMMARY:Canasta',
  'DTSTART;TZID=Europe/Stockholm:20261201T130000',
  'DTEND;TZID=Europe/Stockholm:20261201T150000',
  'RRULE:FREQ=WEEKLY;BYDAY=TU',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:styrelse@example.org',
  'SUMMARY:Styrelsemöte',
  'DTSTART;TZID=Mars/Base:20261202T130000',
  'DTEND;TZID=Mars/Base:20261202T150000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const file = (name: string, text: string) => ({ name, mimeType: 'text/calendar', buffer: Buffer.from(text) })

test('a file is read, told and taken as the association’s', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'calendars')
  const root = staffFrame(page).section('calendars')
  const input = root.getByLabel('Välj en fil')
  await input.setInputFiles(file('brev.ics', 'Hej på dig'))
  await expect(root.getByText('Det är ingen kalenderfil.')).toBeVisible()
  await input.setInputFiles(file('pro.ics', calendar))
  await expect(root.getByText('1 aktivitet i pro.ics')).toBeVisible()
  await root.getByText('En sak lämnas utanför').click()
  await expect(root.getByText(/Styrelsemöte.*Mars\/Base.* okänd/)).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await root.getByRole('button', { name: 'Lägg in 1 aktivitet' }).click()
  await expect(root.getByText('Skriv föreningens namn.')).toBeVisible()
  await root.getByLabel('Föreningens namn').fill('PRO Eskilstuna')
  await root.getByRole('button', { name: 'Lägg in 1 aktivitet' }).click()
  await expect(root.getByText('De ligger nu i programmet.')).toBeVisible()
  const eva = await signIn(kiosk)
  const taken = (await eva.programme.all()).activities.find(({ title }) => title.sv === 'Canasta')
  expect(taken?.organiser).toEqual({ kind: 'association', name: 'PRO Eskilstuna' })
})

test('an address that cannot be followed is told at its field, and nothing is lost', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'calendars')
  const root = staffFrame(page).section('calendars')
  await root.getByRole('button', { name: 'Följ en kalender' }).click()
  await root.getByLabel('Föreningens namn').fill('PRO')
  await root.getByLabel('Kalenderns adress').fill('http://example.org/pro.ics')
  await root.getByRole('button', { name: 'Följ', exact: true }).click()
  await expect(root.getByText('Det är inte en adress som går att följa.')).toBeVisible()
  await expect(root.getByLabel('Föreningens namn')).toHaveValue('PRO')
})

test('a calendar that is followed is fetched again, outlives its server, and leaves with all that came of it', async ({
  page,
  startKiosk,
}) => {
  let answer = () => new Response(calendar)
  const asked: string[] = []
  const kiosk = await startKiosk({
    async fetch(input) {
      asked.push(String(input))
      return answer()
    },
  })
  const eva = await signIn(kiosk)
  const titles = async () => (await eva.programme.all()).activities.map(({ title }) => title.sv)
  await comeIn(page, kiosk, 'staff', 'calendars')
  const frame = staffFrame(page)
  const root = frame.section('calendars')
  const feed = root.getByRole('listitem').filter({ hasText: 'PRO Eskilstuna' })

  await root.getByRole('button', { name: 'Följ en kalender' }).click()
  await root.getByLabel('Föreningens namn').fill('PRO Eskilstuna')
  await root.getByLabel('Kalenderns adress').fill('webcal://pro.example.org/pro.ics')
  await root.getByRole('button', { name: 'Följ', exact: true }).click()
  await expect(feed).toContainText('1 aktivitet · hämtad 10.24')
  expect(asked).toEqual(['https://pro.example.org/pro.ics'])
  await expect.poll(titles).toContain('Canasta')
  await feed.getByText('En aktivitet kunde inte läsas').click()
  await expect(feed.getByText(/Styrelsemöte.*Mars\/Base/)).toBeVisible()

  kiosk.clock.set('2026-11-23T10:40')
  answer = () => new Response('', { status: 503 })
  await feed.getByRole('button', { name: 'Hämta nu' }).click()
  await expect(feed).toContainText('Adressen svarade inte vid senaste försöket.')
  await expect(feed).toContainText('Det som hämtades tidigare visas så länge.')
  await expect(feed).toContainText('1 aktivitet · hämtad 10.24')
  expect(await titles()).toContain('Canasta')
  expect(await axeViolations(page)).toEqual([])

  answer = () => new Response('<html>Logga in</html>')
  await feed.getByRole('button', { name: 'Hämta nu' }).click()
  await expect(feed).toContainText('Det som finns på adressen är ingen kalender.')

  answer = () => new Response(calendar.replace('SUMMARY:Canasta', 'SUMMARY:Canasta och kaffe'))
  await feed.getByRole('button', { name: 'Hämta nu' }).click()
  await expect(feed).toContainText('hämtad 10.40')
  await expect(feed).not.toContainText('ingen kalender')
  await expect.poll(titles).toContain('Canasta och kaffe')

  await feed.getByRole('button', { name: 'Sluta följa' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sluta följa PRO Eskilstuna?' })
  await expect(dialog).toContainText('En aktivitet försvinner ur programmet.')
  await dialog.getByRole('button', { name: 'Sluta följa' }).click()
  await expect(root.getByText('Ni följer ingen kalender än.')).toBeVisible()
  expect(await titles()).not.toContain('Canasta och kaffe')

  await frame.undo.click()
  await expect(feed).toContainText('1 aktivitet · hämtad 10.40')
  expect(await titles()).toContain('Canasta och kaffe')
})

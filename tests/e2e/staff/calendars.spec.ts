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

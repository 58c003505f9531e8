import { pictureDay } from '../../support/programmes.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { fill, staffWeek } from '../pages/staffWeek.ts'
import { onThursday } from './bingo.ts'

test.use({ viewport: { width: 1280, height: 800 } })

for (const { choice, day, words, shown, empty } of [
  {
    choice: 'Varannan vecka',
    day: '2026-11-26',
    words: 'Varannan torsdag',
    shown: '2026-12-10',
    empty: '2026-12-03',
  },
  {
    choice: 'Jämna veckor',
    day: '2026-11-26',
    words: 'Torsdagar i jämna veckor',
    shown: '2026-12-10',
    empty: '2026-12-03',
  },
  {
    choice: 'Udda veckor',
    day: '2026-12-03',
    words: 'Torsdagar i udda veckor',
    shown: '2026-12-17',
    empty: '2026-12-10',
  },
]) {
  test(`a new one comes back: ${words}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk({ ...onThursday, programme: pictureDay })
    await comeIn(page, kiosk, 'administrator', 'week')
    const week = staffWeek(page)
    await week.new.click()
    await fill(week, { name: 'Körsång', day, start: '10', end: '11' })
    await week.panel.pick(choice)
    await expect(week.panel.words).toHaveText(words)
    await week.panel.save.click()
    await expect(week.panel.root).toHaveCount(0)
    await week.goTo(day)
    await expect(week.item(day, 'Körsång')).toBeVisible()
    await week.goTo(empty)
    await expect(week.item(empty, 'Körsång')).toHaveCount(0)
    await week.goTo(shown)
    await expect(week.item(shown, 'Körsång')).toBeVisible()
  })
}

test('what comes every week keeps off holidays and ends when it shall', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ ...onThursday, programme: pictureDay })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.new.click()
  await fill(week, { name: 'Körsång', day: '17/12', start: '10', end: '11' })
  await week.panel.pick('Varje vecka')
  await week.panel.until.fill('7/1')
  await expect(week.panel.words).toHaveText('Varje torsdag till 7 januari 2027')
  await week.panel.save.click()
  await expect(week.panel.root).toHaveCount(0)
  for (const [date, there] of [
    ['2026-12-17', true],
    ['2026-12-24', false],
    ['2027-01-07', true],
    ['2027-01-14', false],
  ] as const) {
    await week.goTo(date)
    await expect(week.item(date, 'Körsång')).toHaveCount(there ? 1 : 0)
  }
  await week.goTo('2026-12-17')
  await week.item('2026-12-17', 'Körsång').click()
  await week.panel.root.getByText('Inte på helgdagar').click()
  await week.panel.save.click()
  await week.answer('Alla')
  await week.goTo('2026-12-24')
  await expect(week.item('2026-12-24', 'Körsång')).toBeVisible()
})

test('the first Monday of the month comes in each month, until a date', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ ...onThursday, programme: pictureDay })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.new.click()
  await fill(week, { name: 'Bokcirkel', day: 'mån 7 december', start: '13' })
  await week.panel.pick('Första måndagen i månaden')
  await week.panel.until.fill('30/6')
  await expect(week.panel.words).toHaveText('Första måndagen i månaden till 30 juni 2027')
  await week.panel.save.click()
  await expect(staffFrame(page).undoLine).toContainText('Bokcirkel är inlagd måndag 7 december 13.00')
  await week.goTo('2026-12-07')
  await expect(week.item('2026-12-07', 'Bokcirkel')).toBeVisible()
  await week.goTo('2027-01-04')
  await expect(week.title).toContainText('Vecka 1')
  await expect(week.item('2027-01-04', 'Bokcirkel')).toBeVisible()
})

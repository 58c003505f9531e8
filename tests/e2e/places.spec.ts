import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

test('of two screens that take the last place at once, one gets it and the other is told', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const other = await context.newPage()
  const screens = [page, other].map((one) => ({ page: one, thanks: thanksScreen(one, t) }))
  for (const { page: one, thanks } of screens) {
    await open(one, kiosk)
    await touch(homeScreen(one, t).here)
    await expect(thanks.root).toBeVisible()
  }
  // Three places: one screen comes as two persons and the other as two, so only one party has room.
  for (const { page: one, thanks } of screens) {
    await one.bringToFront()
    await touch(thanks.more)
    await expect(thanks.party).toHaveText('2')
  }
  await Promise.all(
    screens.map(({ thanks }) =>
      thanks.choice('Digital hjälp').evaluate((button: HTMLElement) => button.click()),
    ),
  )
  await expect
    .poll(async () => {
      const pressed = screens.map(({ thanks }) => thanks.choice('Digital hjälp').getAttribute('aria-pressed'))
      return (await Promise.all(pressed)).toSorted()
    })
    .toEqual(['false', 'true'])
  await expect
    .poll(async () => {
      const told = screens.map(({ page: one }) => one.getByText(t('error.full')).count())
      return (await Promise.all(told)).toSorted()
    })
    .toEqual([0, 1])
  expect(kiosk.rows('SELECT occurrence FROM participation')).toEqual([{ occurrence: 'digital:2026-11-23' }])
})

import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { portionsScreen, thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

const visits = 'SELECT party_size, first_time, undone FROM visit'
const joined = 'SELECT occurrence FROM participation'
const orders = 'SELECT diet, portions FROM meal_order'

test('a visitor touches, tells more, and leaves: each step is durable when it shows', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  const thanks = thanksScreen(page, t)
  await expect(home.root).toContainText('Sittgympa med musik')
  expect(kiosk.rows(visits)).toEqual([])

  await touch(home.here)
  await expect(thanks.title).toHaveText(t('thanks.title'))
  expect(kiosk.rows(visits)).toEqual([{ party_size: 1, first_time: null, undone: 0 }])

  await touch(thanks.choice('Digital hjälp'))
  await expect(thanks.choice('Digital hjälp')).toHaveAttribute('aria-pressed', 'true')
  expect(kiosk.rows(joined)).toEqual([{ occurrence: 'digital:2026-11-23' }])

  await thanks.turnTo(thanks.choice('Ärtsoppa'))
  await touch(thanks.choice('Ärtsoppa'))
  const portions = portionsScreen(page, t)
  await expect(portions.diet('ordinary').count).toHaveText('1')
  expect(kiosk.rows(orders)).toEqual([{ diet: 'ordinary', portions: 1 }])
  await touch(portions.diet('vegetarian').more)
  await expect(portions.diet('vegetarian').count).toHaveText('1')
  await touch(portions.diet('vegetarian').more)
  await expect(portions.diet('vegetarian').count).toHaveText('2')
  await touch(portions.diet('ordinary').less)
  await expect(portions.diet('ordinary').count).toHaveText('0')
  expect(kiosk.rows(orders)).toEqual([{ diet: 'vegetarian', portions: 2 }])
  await touch(portions.done)
  await thanks.turnTo(thanks.choice('Ärtsoppa'))
  await expect(thanks.choice('Ärtsoppa')).toHaveAttribute('aria-pressed', 'true')

  await touch(thanks.more)
  await expect(thanks.party).toHaveText('2')
  expect(kiosk.rows(visits)).toEqual([{ party_size: 2, first_time: null, undone: 0 }])

  await touch(thanks.firstTime)
  await expect(thanks.firstTime).toHaveAttribute('aria-pressed', 'true')
  expect(kiosk.rows(visits)).toEqual([{ party_size: 2, first_time: 1, undone: 0 }])

  await touch(thanks.done)
  await expect(home.root).toBeVisible()
  // Two places of three are taken.
  await expect(home.root).toContainText(t('places.left', { count: 1 }))
  expect(kiosk.rows(visits)).toHaveLength(1)
})

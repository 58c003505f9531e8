import type { Page } from '@playwright/test'
import { closedDay, day, emptyDay, nothing } from '../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { notSavedScreen, undoneScreen } from './pages/messages.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')
const visits = 'SELECT party_size, outside_hours, undone FROM visit'
const counted = { party_size: 1, outside_hours: 0, undone: 0 }

test('the row is committed before the engine answers, and thanks comes only after the answer', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const thanks = thanksScreen(page, t)
  const whenAnswered: unknown[] = []
  await page.route('**/rpc/checkIn/touch', async (route) => {
    const answer = await route.fetch()
    whenAnswered.push({ rows: kiosk.rows(visits), thanked: await thanks.root.isVisible() })
    await route.fulfill({ response: answer })
  })
  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  await expect(thanks.root).toBeVisible()
  expect(whenAnswered).toEqual([{ rows: [counted], thanked: false }])
})

test('undo takes the visit back and says so', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const thanks = thanksScreen(page, t)
  await touch(homeScreen(page, t).here)
  await touch(thanks.choice('Digital hjälp'))
  await touch(thanks.undo)
  await expect(undoneScreen(page, t).root).toContainText(t('undone.title'))
  expect(kiosk.rows(visits)).toEqual([{ ...counted, undone: 1 }])
  expect(kiosk.rows('SELECT sum(persons) AS persons FROM rollup_day')).toEqual([{ persons: 0 }])
})

test('a hand that trembles is one visit', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const { here } = homeScreen(page, t)
  await expect(here).toBeVisible()
  const box = await here.boundingBox()
  if (!box) throw new Error('the button is not drawn')
  await touch(here)
  for (const offset of [-9, 6, 12]) {
    await page.touchscreen.tap(box.x + box.width / 2 + offset, box.y + box.height / 2 + offset)
  }
  await expect(thanksScreen(page, t).root).toBeVisible()
  expect(kiosk.rows(visits)).toEqual([counted])
  expect(kiosk.rows('SELECT kind FROM op')).toEqual([{ kind: 'visit.made' }])
})

test('two touches on the same screen within 500 ms are one visit, also when the page is not the one that holds back', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  kiosk.clock.hold()
  const ids = await page.evaluate(async () => {
    const touchOnce = async () => {
      const json = { touchId: crypto.randomUUID(), screen: 'one' }
      const answer = await fetch('/rpc/checkIn/touch', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      })
      return (await answer.json()).json.visitId
    }
    return Promise.all([touchOnce(), touchOnce(), touchOnce()])
  })
  expect(new Set(ids).size).toBe(1)
  expect(kiosk.rows(visits)).toEqual([counted])
})

test('who is counted can be counted again by the next visitor, at once', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  const thanks = thanksScreen(page, t)
  for (const count of [1, 2]) {
    await touch(home.here)
    await expect(thanks.root).toBeVisible()
    await touch(thanks.done)
    await expect(home.root).toBeVisible()
    expect(kiosk.rows(visits)).toHaveLength(count)
  }
})

for (const { name, options, also } of [
  { name: 'when nothing is planned', options: { programme: emptyDay }, also: {} },
  { name: 'when staff have put in nothing at all', options: { programme: nothing }, also: {} },
  { name: 'on the first start, while the example is shown', options: { programme: null }, also: {} },
  { name: 'on a closed day', options: { programme: closedDay }, also: { outside_hours: 1 } },
  { name: 'before the doors open', options: { now: `${day}T06:10` }, also: { outside_hours: 1 } },
  { name: 'in the evening', options: { now: `${day}T21:40` }, also: { outside_hours: 1 } },
  { name: 'after the last activity has ended', options: { now: `${day}T15:30` }, also: {} },
]) {
  test(`a visitor is counted ${name}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk(options)
    await open(page, kiosk)
    const thanks = thanksScreen(page, t)
    await touch(homeScreen(page, t).here)
    await expect(thanks.title).toHaveText(t('thanks.title'))
    expect(kiosk.rows(visits)).toEqual([{ ...counted, ...also }])
    if (also.outside_hours) await expect(thanks.root).toContainText(t('thanks.outside'))
  })
}

/** Touches with an engine that takes the touch and never answers, until the screen says that it was not saved. */
async function touchUnanswered(page: Page, reached: (touchId: string) => Promise<void>) {
  await page.route(
    '**/rpc/checkIn/touch',
    async (route) => reached(route.request().postDataJSON().json.touchId),
    {
      times: 1,
    },
  )
  await touch(homeScreen(page, t).here)
  await expect(notSavedScreen(page, t).root).toBeVisible()
}

const persons = 'SELECT total(persons) AS persons FROM rollup_day'

for (const { name, leave } of [
  { name: 'leaves', leave: (page: Page) => touch(notSavedScreen(page, t).back) },
  { name: 'is still told when the page is loaded anew', leave: (page: Page) => page.reload() },
]) {
  test(`a visitor who was told that nothing is saved, and then ${name}, is not counted when it was saved after all`, async ({
    page,
    startKiosk,
  }) => {
    const kiosk = await startKiosk()
    await open(page, kiosk)
    await touchUnanswered(page, async (touchId) => {
      await kiosk.client.checkIn.touch({ touchId, screen: 'slow' })
    })
    expect(kiosk.rows(persons)).toEqual([{ persons: 1 }])
    await leave(page)
    await expect.poll(() => kiosk.rows(persons)).toEqual([{ persons: 0 }])
  })
}

test('a touch that a slow engine takes after its visitor has left counts for nothing, and the next visitor counts', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const held: string[] = []
  await touchUnanswered(page, async (touchId) => void held.push(touchId))
  await kiosk.stop()
  await touch(notSavedScreen(page, t).back)
  await kiosk.start()
  await expect.poll(() => kiosk.rows('SELECT kind FROM op')).toEqual([{ kind: 'visit.undone' }])
  for (const touchId of held) await kiosk.client.checkIn.touch({ touchId, screen: 'slow' })
  await touch(homeScreen(page, t).here)
  await expect(thanksScreen(page, t).root).toBeVisible()
  expect(kiosk.rows(persons)).toEqual([{ persons: 1 }])
})

test('a touch that is tried again after it was said not to be saved is one visit', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await touchUnanswered(page, async (touchId) => {
    await kiosk.client.checkIn.touch({ touchId, screen: 'slow' })
  })
  await touch(notSavedScreen(page, t).retry)
  await expect(thanksScreen(page, t).root).toBeVisible()
  await page.reload()
  await expect(homeScreen(page, t).root).toBeVisible()
  expect(kiosk.rows(visits)).toEqual([counted])
})

test('when the database takes nothing, the screen says so and does not thank', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.here).toBeVisible()
  kiosk.tamper((db) =>
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON op BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`),
  )
  await touch(home.here)
  const notSaved = notSavedScreen(page, t)
  await expect(notSaved.root).toContainText(t('error.notSaved'))
  await expect(thanksScreen(page, t).root).toBeHidden()
  expect(kiosk.rows(visits)).toEqual([])

  kiosk.tamper((db) => db.exec('DROP TRIGGER full'))
  await touch(notSaved.retry)
  await expect(thanksScreen(page, t).root).toBeVisible()
  expect(kiosk.rows(visits)).toEqual([counted])
})

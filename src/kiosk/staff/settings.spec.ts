import { expect, it } from 'vitest'
import type { KioskSettings } from '../../contract/staff/settings.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { clientOf, handClock, testEngine } from '../testing.ts'
import { refusal, withKarin } from './testing.ts'

const panel = { inches: 43, bottomCm: 60 }
const usual: KioskSettings = {
  panel,
  turned: 'no',
  idle: { visitorSeconds: 90, staffMinutes: 5 },
  cardReader: 'enter',
  screenHours: null,
  screenKeyboard: 'touch',
}
const own: KioskSettings = {
  panel: { inches: 32, bottomCm: 90 },
  turned: 'left',
  idle: { visitorSeconds: 120, staffMinutes: 10 },
  cardReader: 'tab',
  screenHours: { from: '07:30', to: '18:00' },
  screenKeyboard: 'always',
}
const ownView = {
  panel: own.panel,
  screen: {
    turned: 'left',
    idleSeconds: 120,
    cardReader: 'tab',
    screenHours: own.screenHours,
    screenKeyboard: 'always',
  },
}

it('works with nothing set', async () => {
  const engine = await testEngine({ panel })
  const { karin } = await withKarin(engine)
  expect(await karin.settings.get()).toEqual(usual)
  const day = await clientOf(engine).day.live()
  expect((await day.next()).value).toMatchObject({
    panel,
    screen: {
      turned: 'no',
      idleSeconds: 90,
      cardReader: 'enter',
      screenHours: null,
      screenKeyboard: 'touch',
    },
  })
  await day.return?.(undefined)
})

it('shows on every page at once, and is there after a restart', async () => {
  const clock = handClock()
  const engine = await testEngine({ clock })
  const { karin } = await withKarin(engine)
  const day = await clientOf(engine).day.live()
  await day.next()
  expect(await karin.settings.save({ fields: own })).toEqual(own)
  clock.pass(0)
  expect((await day.next()).value).toMatchObject(ownView)
  await engine.close()
  const again = await clientOf(await testEngine(engine.options)).day.live()
  expect((await again.next()).value).toMatchObject(ownView)
  await again.return?.(undefined)
})

it('holds what cannot be read to be unset', async () => {
  const engine = await testEngine({ panel })
  const { karin } = await withKarin(engine)
  const db = await openDatabase(engine.options.databaseFile)
  createStore(db).settings.set('kiosk', { panel: { inches: 'wide' } })
  db.close()
  expect(await karin.settings.get()).toEqual(usual)
})

it('keeps what was set when the database does not take the new', async () => {
  const engine = await testEngine()
  const { karin } = await withKarin(engine)
  await karin.settings.save({ fields: own })
  const db = await openDatabase(engine.options.databaseFile)
  db.exec("CREATE TRIGGER full BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  db.close()
  expect(await refusal(karin.settings.save({ fields: usual }))).toMatchObject({ code: 'NOT_SAVED' })
  expect(await karin.settings.get()).toEqual(own)
})

it('takes from two people what each has changed, and asks where both have changed the same', async () => {
  const { karin } = await withKarin(await testEngine({ panel }))
  const seen = await karin.settings.get()
  await karin.settings.save({ fields: { turned: 'left' }, seen: { turned: seen.turned } })
  const screenHours = { from: '07:30', to: '18:00' }
  expect(await karin.settings.save({ fields: { screenHours }, seen: { screenHours: null } })).toEqual({
    ...usual,
    turned: 'left',
    screenHours,
  })
  const mine = { turned: 'right', cardReader: 'tab' } as const
  const stale = { fields: mine, seen: { turned: seen.turned, cardReader: seen.cardReader } }
  expect(await refusal(karin.settings.save(stale))).toEqual({
    code: 'CHANGED_MEANWHILE',
    data: { theirs: { turned: 'left' } },
  })
  expect(await karin.settings.get()).toMatchObject({ turned: 'left', cardReader: 'enter' })
  const agreed = { fields: { turned: 'left' }, seen: { turned: 'no' } } as const
  expect(await karin.settings.save({ ...agreed })).toMatchObject({ turned: 'left' })
  expect(await karin.settings.save({ fields: mine, seen: { cardReader: 'enter' } })).toMatchObject(mine)
})

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { type Language, languages } from '../../src/contract/words.ts'
import type { Translate } from '../../src/renderer/i18n/catalogue.ts'
import type { Kiosk } from '../support/kiosk.ts'
import { giveOthers } from '../support/others.ts'
import { closedDay, emptyDay, fullDay, day as pictureDate, pictureDay } from '../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { looker } from './looker.ts'
import { boardScreen } from './pages/board.ts'
import { foodScreen } from './pages/food.ts'
import { helpScreen, infoScreen } from './pages/help.ts'
import { homeScreen } from './pages/home.ts'
import { languageScreen } from './pages/language.ts'
import { idleQuestion, notSavedScreen, undoneScreen } from './pages/messages.ts'
import { othersScreen } from './pages/others.ts'
import { portionsScreen, thanksScreen } from './pages/thanks.ts'
import { weekScreen } from './pages/week.ts'

/**
 * Every screen in every language and size, on every kind of day: measured, looked at by axe, and left as a PNG when
 * people ask for it (`npm run gallery`). What need not be seen at every size is left out. All offences of a walk are told at once.
 */
const days = { picture: pictureDay, full: fullDay, empty: emptyDay, closed: closedDay }
type Day = keyof typeof days

/** Venues beside the full day's own: an ordinary one, and one with as long a name as there may be. */
const others = Object.fromEntries(
  [
    { of: pictureDay, name: 'Hatten', address: 'Fristadstorget 4' },
    { of: fullDay, name: 'Samlingslokalen för alla i Torshälla, Sundbyvik och de norra delarna av kommunen' },
  ].map(({ of, ...own }) => [own.name, { ...of, venue: of.venue && { ...of.venue, ...own } }]),
)

const sv = await wordsOf('sv')

/** What axe finds hangs on the words and the direction, hardly on the size: the other languages are put before it in portrait alone. */
const axeAtOneSize: readonly Language[] = ['fi', 'en', 'so']
const everySize = ['portrait', 'landscape', 'office'] as const

/** Where a visitor's screens are looked at in a language, on a day or on none. */
function looksOf(language: Language, day?: Day): Parameters<typeof looker>[2] {
  const isFew = axeAtOneSize.includes(language)
  return {
    prefix: day ? `${language}-${day}` : language,
    // These days differ from the picture's in what they show, not in their words, and Swedish and Arabic show it lying in either direction.
    sizes: isFew && day && day !== 'picture' ? ['portrait'] : everySize,
    axeAt: isFew ? ['portrait'] : everySize,
  }
}

test.beforeEach(() => test.setTimeout(300_000))

for (const language of languages) {
  for (const day of ['picture', 'full', 'empty', 'closed'] as const satisfies Day[]) {
    test(`a visitor’s screens on the ${day} day in ${language}`, async ({ page, startKiosk }) => {
      const t = await wordsOf(language)
      const { lookThrough } = looker(page, t, looksOf(language, day))
      const home = homeScreen(page, t)
      const thanks = thanksScreen(page, t)
      const kiosk = await startKiosk({ programme: days[day] })
      if (day === 'full') {
        await takeLastPlace(kiosk)
        await giveOthers(kiosk, others)
      }
      await open(page, kiosk)
      if (language !== 'sv') {
        await touch(homeScreen(page, sv).language)
        await touch(languageScreen(page).choice(language))
      }
      await expect(home.root).toContainText(days[day].venue?.name ?? '')
      await lookThrough('home')
      if (day === 'picture' || day === 'full') {
        for (const [name, button, screen] of [
          ['week', home.week, weekScreen(page, t)],
          ['food', home.food, foodScreen(page, t)],
        ] as const) {
          await touch(button)
          await expect(screen.root.getByRole('listitem').first()).toBeVisible()
          await lookThrough(name)
          if (name === 'week' && day === 'full') await lookAtOthers(page, t, lookThrough)
          await touch(screen.back)
        }
      }
      await touch(home.here)
      await expect(thanks.root).toBeVisible()
      // The choices come a moment after the thanks.
      if (day === 'picture' || day === 'full')
        await expect(thanks.root.getByRole('listitem').first()).toBeVisible()
      await lookThrough('thanks')
    })
  }

  test(`the screens that no day changes in ${language}`, async ({ page, startKiosk }) => {
    const t = await wordsOf(language)
    const { look } = looker(page, t, looksOf(language))
    const home = homeScreen(page, t)
    const kiosk = await startKiosk()
    await page.clock.install()
    await open(page, kiosk)
    await touch(homeScreen(page, sv).language)
    await expect(languageScreen(page).root).toBeVisible()
    await look('language')
    await touch(languageScreen(page).choice(language))
    await touch(home.help)
    const help = helpScreen(page, t)
    await expect(help.root).toBeVisible()
    await look('help')
    await touch(help.choice('Fixaren'))
    const infoPage = infoScreen(page, t)
    await expect(infoPage.code).toBeVisible()
    await look('info-page')
    await touch(infoPage.back)
    await expect(help.root).toBeVisible()
    await page.clock.runFor(95_000)
    const idle = idleQuestion(page, t)
    await expect(idle.root).toBeVisible()
    await look('idle')
    await touch(idle.stay)
    await touch(help.back)
    kiosk.tamper((db) =>
      db.exec(`CREATE TRIGGER full BEFORE INSERT ON op BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`),
    )
    await touch(home.here)
    const notSaved = notSavedScreen(page, t)
    await expect(notSaved.root).toBeVisible()
    await look('not-saved')
    kiosk.tamper((db) => db.exec('DROP TRIGGER full'))
    await touch(notSaved.retry)
    const thanks = thanksScreen(page, t)
    await expect(thanks.root).toBeVisible()
    await page.clock.runFor(15_000)
    await expect(thanks.stay).toBeVisible()
    await look('thanks-stay')
    const lunch = thanks.choice(/Ärtsoppa|Hernekeitto|Pea soup/)
    await thanks.turnTo(lunch)
    await touch(lunch)
    await expect(portionsScreen(page, t).root).toBeVisible()
    await look('portions')
    await touch(portionsScreen(page, t).done)
    await touch(thanks.undo)
    await expect(undoneScreen(page, t).root).toBeVisible()
    await look('undone')
  })
}

for (const day of ['picture', 'full', 'empty', 'closed'] as const satisfies Day[]) {
  test(`the board on the ${day} day`, async ({ page, startKiosk }) => {
    // It turns its pages by itself, with a fade, in whose midst nothing has the contrast that it stands in.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, await startKiosk({ programme: days[day] }), '/board')
    await expect(boardScreen(page).root).toBeVisible()
    await looker(page, sv, { prefix: `board-${day}`, sizes: everySize, axeAt: everySize }).look('board')
  })
}

/** Somebody else has the one place of the balance training. */
async function takeLastPlace({ client: { checkIn } }: Kiosk) {
  const { visitId } = await checkIn.touch({ touchId: randomUUID(), screen: 'another' })
  await checkIn.join({ visitId, occurrenceId: `balans:${pictureDate}`, join: true })
}

/** From the week to the other venues and back. */
async function lookAtOthers(page: Page, t: Translate, lookThrough: (name: string) => Promise<void>) {
  const others = othersScreen(page, t)
  await touch(weekScreen(page, t).others)
  await expect(others.venues).not.toHaveCount(0)
  await lookThrough('others')
  await touch(others.back)
}

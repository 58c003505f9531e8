import { randomUUID } from 'node:crypto'
import type { Page, TestInfo } from '@playwright/test'
import { languages } from '../../src/contract/words.ts'
import type { Translate } from '../../src/renderer/i18n/catalogue.ts'
import { axeViolations } from '../support/axe.ts'
import { offences } from '../support/geometry.ts'
import type { Kiosk } from '../support/kiosk.ts'
import { measure } from '../support/measure.ts'
import { giveOthers } from '../support/others.ts'
import { picture } from '../support/picture.ts'
import { closedDay, emptyDay, fullDay, day as pictureDate, pictureDay } from '../support/programmes.ts'
import { allowedAbove } from '../support/reach.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { boardScreen } from './pages/board.ts'
import { foodScreen } from './pages/food.ts'
import { helpScreen, infoScreen } from './pages/help.ts'
import { homeScreen } from './pages/home.ts'
import { languageScreen } from './pages/language.ts'
import { idleQuestion, notSavedScreen, undoneScreen } from './pages/messages.ts'
import { morePages } from './pages/more.ts'
import { othersScreen } from './pages/others.ts'
import { portionsScreen, thanksScreen } from './pages/thanks.ts'
import { weekScreen } from './pages/week.ts'

/**
 * Every screen in every language and size, on every kind of day: measured, looked at by axe, and left as a PNG when
 * people ask for it (`npm run gallery`). What need not be seen at every size is left out there (playwright.config.ts). All offences of a walk are told at once.
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

function looker(page: Page, info: TestInfo, prefix: string) {
  const size = info.project.name.replace('browser-', '')
  // What axe finds hangs on the words and the direction, hardly on the size: the other languages are put before it in portrait alone.
  const isForAxe = size === 'portrait' || !/^(fi|en|so)\b/.test(prefix)
  return async (name: string) => {
    const measured = await measure(page, Object.keys(allowedAbove))
    await picture(page, `${size}/${prefix}-${name}`)
    expect.soft(offences(measured), `${name}: geometry`).toEqual([])
    if (isForAxe) expect.soft(await axeViolations(page), `${name}: axe`).toEqual([])
  }
}

for (const language of languages) {
  for (const day of ['picture', 'full', 'empty', 'closed'] as const satisfies Day[]) {
    test(`a visitor’s screens on the ${day} day in ${language}`, async ({ page, startKiosk }, info) => {
      const t = await wordsOf(language)
      const look = looker(page, info, `${language}-${day}`)
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
      await eachPage(page, t, 'home', look)
      if (day === 'picture' || day === 'full') {
        for (const [name, button, screen] of [
          ['week', home.week, weekScreen(page, t)],
          ['food', home.food, foodScreen(page, t)],
        ] as const) {
          await touch(button)
          await expect(screen.root.getByRole('listitem').first()).toBeVisible()
          await eachPage(page, t, name, look)
          if (name === 'week' && day === 'full') await lookAtOthers(page, t, look)
          await touch(screen.back)
        }
      }
      await touch(home.here)
      await expect(thanks.root).toBeVisible()
      // The choices come a moment after the thanks.
      if (day === 'picture' || day === 'full')
        await expect(thanks.root.getByRole('listitem').first()).toBeVisible()
      await eachPage(page, t, 'thanks', look)
    })
  }

  test(`the screens that no day changes in ${language}`, async ({ page, startKiosk }, info) => {
    const t = await wordsOf(language)
    const look = looker(page, info, language)
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
  test(`the board on the ${day} day`, async ({ page, startKiosk }, info) => {
    await open(page, await startKiosk({ programme: days[day] }), '/board')
    await expect(boardScreen(page).root).toBeVisible()
    await looker(page, info, `board-${day}`)('board')
  })
}

/** Somebody else has the one place of the balance training. */
async function takeLastPlace({ client: { checkIn } }: Kiosk) {
  const { visitId } = await checkIn.touch({ touchId: randomUUID(), screen: 'another' })
  await checkIn.join({ visitId, occurrenceId: `balans:${pictureDate}`, join: true })
}

/** From the week to the other venues and back. */
async function lookAtOthers(page: Page, t: Translate, look: (name: string) => Promise<void>) {
  const others = othersScreen(page, t)
  await touch(weekScreen(page, t).others)
  await expect(others.venues).not.toHaveCount(0)
  await eachPage(page, t, 'others', look)
  await touch(others.back)
}

/** Looks at each page of a list that is too long for one. */
async function eachPage(page: Page, t: Translate, name: string, look: (name: string) => Promise<void>) {
  await look(name)
  const more = morePages(page, t)
  for (let number = 2; await more.isVisible(); number += 1) {
    await touch(more)
    await look(`${name}-${number}`)
  }
}

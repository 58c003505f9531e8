import { expect, type Locator, type Page } from '@playwright/test'
import { isoWeek, mondayOf } from '../../../src/domain/dates.ts'

/** The section "Programmet", or another in which an activity's form opens beside the page. */
export function staffWeek(page: Page, section: 'week' | 'catalogue' = 'week') {
  const root = page.locator(`[data-screen="staff-${section}"]`)
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const panel = root.locator('.week-panel')
  const inPanel = (label: string) => panel.getByLabel(label, { exact: true }).first()
  const dialog = page.getByRole('dialog')
  const day = (date: string) => root.locator(`[data-date="${date}"]`)
  return {
    root,
    title: root.getByRole('heading', { level: 1 }),
    before: button('Föregående vecka'),
    after: button('Nästa vecka'),
    copy: button('Kopiera förra veckan'),
    new: button('Ny aktivitet'),
    day,
    /** One of a day, by what it says. */
    item: (date: string, text: string | RegExp) => day(date).locator('button.item').filter({ hasText: text }),
    hour: (date: string, time: string) => day(date).getByRole('button', { name: new RegExp(` ${time}$`) }),
    panel: {
      root: panel,
      name: inPanel('Namn'),
      day: inPanel('Dag'),
      start: inPanel('Börjar'),
      end: inPanel('Slutar'),
      until: inPanel('Till och med'),
      room: inPanel('Var?'),
      organiser: inPanel('Vem håller i den?'),
      organiserName: inPanel('Namn på den som ordnar'),
      leader: inPanel('Ledarens förnamn'),
      places: inPanel('Antal platser'),
      price: inPanel('Pris i kronor'),
      access: inPanel('Tillgänglighet'),
      goalArea: panel.getByRole('radiogroup', { name: 'Målområde' }),
      fold: (title: string) => panel.locator('summary').filter({ hasText: title }),
      translation: (language: string, label: string) =>
        panel.locator('fieldset').filter({ hasText: language }).getByLabel(label),
      choice: (name: string) => panel.getByRole('radio', { name }),
      pick: (name: string) => panel.locator('label').filter({ hasText: name }).click(),
      words: panel.locator('.repeat-words'),
      warnings: panel.locator('.panel-warnings'),
      toPhone: panel.getByRole('button', { name: 'Till telefonens kalender' }),
      save: panel.getByRole('button', { name: 'Spara' }),
      cancel: panel.getByRole('button', { name: 'Ställ in …' }),
      hold: panel.getByRole('button', { name: 'Den blir av ändå' }),
      remove: panel.getByRole('button', { name: 'Ta bort …' }),
      close: panel.getByRole('button', { name: 'Stäng' }),
    },
    dialog,
    reason: dialog.getByLabel('Egen orsak'),
    /** Goes week by week to the one of a date. */
    async goTo(date: string) {
      const { week } = isoWeek(date)
      for (let step = 0; step < 12; step += 1) {
        const shown = await root.locator('.day').first().getAttribute('data-date')
        if (shown === mondayOf(date)) break
        await button((shown ?? '') < date ? 'Nästa vecka' : 'Föregående vecka').click()
        await expect(root.locator(`.day[data-date="${shown}"]`)).toHaveCount(0)
        await expect(root.locator('.day').first()).toBeVisible()
      }
      await expect(root.getByRole('heading', { level: 1 })).toContainText(`Vecka ${week} `)
    },
    answer: (name: string) => dialog.getByRole('button', { name, exact: true }).click(),
  }
}

/** Drags an item with the mouse to a time of a day. `hour` is one of the hours that the grid shows. */
export async function drag(item: Locator, hour: Locator): Promise<void> {
  const [from, to] = [await item.boundingBox(), await hour.boundingBox()]
  if (!from || !to) throw new Error('neither may be out of sight')
  const { mouse } = item.page()
  await mouse.move(from.x + from.width / 2, from.y + 10)
  await mouse.down()
  await mouse.move(from.x + from.width / 2, from.y + 30, { steps: 3 })
  await mouse.move(to.x + to.width / 2, to.y + 10, { steps: 8 })
  await mouse.up()
}

/**
 * Drags an item with a finger to a time of a day, as the glass tells it. The finger rests until the item has come loose; one that does not
 * rest moves at once.
 */
export async function dragByFinger(item: Locator, hour: Locator, { rests = true } = {}): Promise<void> {
  const page = item.page()
  const [from, to] = [await item.boundingBox(), await hour.boundingBox()]
  if (!from || !to) throw new Error('neither may be out of sight')
  const glass = await page.context().newCDPSession(page)
  const [start, end] = [topOf(from, await turnedOf(page)), topOf(to, await turnedOf(page))]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    glass.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [start])
  if (rests) await expect(item).toHaveAttribute('data-dragged', 'true')
  const steps = 8
  for (let step = 1; step <= steps; step += 1) {
    const along = (a: number, b: number) => a + ((b - a) * step) / steps
    await touch('touchMove', [{ x: along(start.x, end.x), y: along(start.y, end.y) }])
  }
  await touch('touchEnd', [])
}

function turnedOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset.turned)
}

type Box = { x: number; y: number; width: number; height: number }

/** A point on the glass in the middle of a box and a little below its top on the picture. */
function topOf({ x, y, width, height }: Box, turned: string | undefined): { x: number; y: number } {
  if (turned === 'right') return { x: x + width - 10, y: y + height / 2 }
  if (turned === 'left') return { x: x + 10, y: y + height / 2 }
  return { x: x + width / 2, y: y + 10 }
}

/** Fills the usual fields of a new activity. */
export async function fill(
  week: ReturnType<typeof staffWeek>,
  { name, day, start, end }: { name: string; day: string; start: string; end?: string },
): Promise<void> {
  const { panel } = week
  await expect(panel.name).toBeFocused()
  await panel.name.fill(name)
  await panel.day.fill(day)
  await panel.start.fill(start)
  if (end) await panel.end.fill(end)
}

import type { Page } from '@playwright/test'
import type { Translate } from '../../src/renderer/i18n/catalogue.ts'
import { axeViolations } from '../support/axe.ts'
import { offences } from '../support/geometry.ts'
import { measure } from '../support/measure.ts'
import { picture } from '../support/picture.ts'
import { allowedAbove } from '../support/reach.ts'
import { expect, touch } from './fixtures.ts'
import { morePages, startOfPages } from './pages/more.ts'
import { sizes } from './staff/sizes.ts'

export type Size = keyof typeof sizes

/**
 * Looks at what a page shows, in a window of each size, one after the other: measures it, and asks axe at the sizes `axeAt`. To walk to a
 * screen costs more than to look at it, so that the window changes and not the walk. What is wrong is told at the end of the test, all at once.
 */
export function looker(
  page: Page,
  t: Translate,
  options: { prefix: string; sizes: readonly Size[]; axeAt: readonly Size[] },
) {
  const once = async (size: Size, name: string) => {
    await picture(page, `${size}/${options.prefix}-${name}`)
    const measured = await measure(page, Object.keys(allowedAbove))
    expect.soft(offences(measured), `${name}, ${size}: geometry`).toEqual([])
    if (options.axeAt.includes(size))
      expect.soft(await axeViolations(page), `${name}, ${size}: axe`).toEqual([])
  }
  const pages = async (size: Size, name: string) => {
    let number = 1
    for (; await morePages(page, t).isVisible(); number += 1) {
      await touch(morePages(page, t))
      await once(size, `${name}-${number + 1}`)
    }
    if (number > 1) await touch(startOfPages(page, t))
  }
  const look = async (name: string, more = async (_size: Size, _name: string) => {}) => {
    for (const size of options.sizes) {
      await resize(page, size)
      await once(size, name)
      await more(size, name)
    }
  }
  return {
    look: (name: string) => look(name),
    /** Looks at each page of a list in it, too, that is too long for one. */
    lookThrough: (name: string) => look(name, pages),
  }
}

/** Makes the window another size, and waits until the page has laid itself out in it and stands still. */
async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(sizes[size])
  await page.waitForFunction(({ width, height }) => {
    const { style } = document.documentElement
    const px = (name: string) => Number.parseFloat(style.getPropertyValue(name)) * 100
    return Math.abs(px('--vw') - width) < 1 && Math.abs(px('--vh') - height) < 1
  }, sizes[size])
  await page.evaluate(standStill)
}

/** Runs in the page: lists are measured when the room has changed, and drawn anew after that. */
async function standStill(): Promise<void> {
  const places = () =>
    [...document.querySelectorAll('main, main *, button')]
      .map((element) => Object.values(element.getBoundingClientRect().toJSON()).join())
      .join(' ')
  for (let still = 0, last = ''; still < 3; ) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = document.querySelector('[data-measuring]') ? '' : places()
    still = now !== '' && now === last ? still + 1 : 0
    last = now
  }
}

import type { Page } from '@playwright/test'
import { controlsAreApart, type Figures, type Offender, targetsAreLarge, textIsLarge } from './geometry.ts'
import { type Box, type Measured, measure, type Text } from './measure.ts'

/**
 * What a staff page must hold under a finger at the door (ARCHITECTURE.md, "Made for hands"). Targets and gaps are the visitors' own;
 * letters are those of a page that one works at, and nothing weighs so much that it must be larger than all else.
 */
const staff: Figures = { target: 20, primary: 20, gap: 5, capital: 4 }

/** What comes over a page, and the way between the pages: on a tall panel it lies in this lower part of the picture. */
const low = '.week-panel, .dialog-panel, .keyboard, .menu, .door'
const reachBand = 0.55

/** Where controls lie close for a reason: the week at its times, a choice that is one piece. */
const dense = '.grid, .allergen-options'

/** Text that is cut on purpose and stands in full where one presses, and what is a picture of something else. */
const cut = ['item', 'miniature', 'paper', 'info-glass', 'notice-preview']

/** Pixels that rounding may take. */
const slack = 1.5

/** What breaks the rules of a staff page at a panel of the door, wherever its scrollers come to. They stand at their beginning after. */
export async function staffOffences(page: Page): Promise<Offender[]> {
  // A dialogue that has just come takes no finger yet, so nothing in it would seem to lie over anything.
  await page.waitForFunction(() => document.querySelector('.dialog[data-new]') === null)
  const found = new Set<Offender>()
  let isMore = true
  while (isMore) {
    const measured = await measure(page, [low], dense)
    for (const offence of offencesOf(measured)) found.add(offence)
    isMore = await page.evaluate(scrollOn)
  }
  await page.evaluate(scrollBack)
  return [...found]
}

/** What could be scrolled to a side: nobody finds what lies there. A preview of paper may be as wide as paper. */
export function sideways({ scrolls }: Measured): Offender[] {
  return scrolls
    .filter(({ name, aside }) => aside > 1 && !name.includes('.print-preview '))
    .map(({ name, aside }) => `${name} scrolls aside by ${Math.round(aside)} px`)
}

function offencesOf(measured: Measured): Offender[] {
  const { mm } = measured
  if (!(mm > 0)) return ['--mm is not set']
  const controls = measured.controls.filter(({ free }) => free)
  const texts = measured.texts.filter((text) => !isCutOnPurpose(text))
  const seen = { ...measured, controls, texts }
  return [
    ...targetsAreLarge(seen, staff),
    ...controlsAreApart(seen, staff),
    ...textIsLarge(seen, staff),
    ...controlsAreLow(seen),
    ...textIsInside(seen),
    ...sideways(seen),
  ]
}

/** On a lying panel all of the picture is within reach. */
function controlsAreLow({ width, height, controls }: Measured): Offender[] {
  if (width > height) return []
  return controls
    .filter(({ allowedAbove, box }) => allowedAbove && box.top + slack < height * (1 - reachBand))
    .map(({ name, box }) => `${name} begins at ${Math.round((1 - box.top / height) * 100)} % of the height`)
}

/** No text leaves its card or control to a side. */
function textIsInside({ texts }: Measured): Offender[] {
  return texts.flatMap(({ name, lines, within }) => {
    const left = within.find(({ box }) => lines.some((line) => leavesAside(line, box)))
    return left ? [`${name} leaves ${left.name}`] : []
  })
}

function leavesAside(line: Box, box: Box): boolean {
  return box.left - line.left > slack || line.right - box.right > slack
}

function isCutOnPurpose({ within }: Text): boolean {
  return within.some(({ name, dots }) => dots || cut.some((one) => name.includes(`.${one} `)))
}

/** Runs in the page. Turns every scroller on by most of what it shows; false when all are at their end. */
function scrollOn(): boolean {
  const moved = [...document.querySelectorAll('*')].map((element) => {
    if (!/auto|scroll/.test(getComputedStyle(element).overflowY)) return false
    const before = element.scrollTop
    element.scrollTop += element.clientHeight * 0.7
    return element.scrollTop > before
  })
  return moved.includes(true)
}

/** Runs in the page. */
function scrollBack(): void {
  for (const element of document.querySelectorAll('*')) {
    if (element.scrollTop > 0 && /auto|scroll/.test(getComputedStyle(element).overflowY))
      element.scrollTop = 0
  }
}

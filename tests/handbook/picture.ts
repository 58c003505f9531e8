import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { fewColours } from '../../scripts/palette.ts'
import { root } from '../support/world.ts'

const folder = join(root, 'docs', 'pictures', 'handbook')
/** A handbook of some thirty pictures must not make the repository heavy. */
const mostBytes = 120_000

/** Takes the picture that docs/handbok.md calls `name`. */
export async function picture(name: string, of: Page | Locator): Promise<void> {
  keep(name, await of.screenshot({ animations: 'disabled' }))
}

/** The same, of what lies from the top of `from` to the foot of `to`, with some air (px) around. */
export async function pictureOf(name: string, from: Locator, to = from, air = 12): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  await to.scrollIntoViewIfNeeded()
  const boxes = [await from.boundingBox(), await to.boundingBox()].flatMap((box) => box ?? [])
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - air)
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - air)
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + air
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + air
  const clip = { x: left, y: top, width: right - left, height: bottom - top }
  keep(name, await from.page().screenshot({ clip, animations: 'disabled' }))
}

function keep(name: string, png: Buffer): void {
  const lighter = fewColours(png)
  expect(lighter.length, `${name}.png is too heavy; show less`).toBeLessThan(mostBytes)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), lighter)
}

/** Draws a ring with a word around a thing, as with a pen on paper; the word stands on the ring's foot or to its right. */
export async function ring(around: Locator, word: string, at: 'foot' | 'right'): Promise<void> {
  const places = {
    foot: 'left:50%;top:100%;transform:translate(-50%,-75%)',
    right: 'left:calc(100% + 8px);top:50%;transform:translateY(-50%)',
  }
  await around.evaluate(
    (element, { text, place }) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const drawn = document.createElement('div')
      drawn.style.cssText = `position:fixed;left:${left - 8}px;top:${top - 6}px;width:${width + 16}px;height:${height + 12}px;
        border:3px solid #a31621;border-radius:14px;box-sizing:border-box;z-index:9`
      const label = document.createElement('b')
      label.textContent = text
      label.style.cssText = `position:absolute;${place};white-space:nowrap;background:#a31621;color:#fff;font-size:16px;
        line-height:1;padding:4px 10px;border-radius:99px`
      drawn.append(label)
      document.body.append(drawn)
    },
    { text: word, place: places[at] },
  )
}

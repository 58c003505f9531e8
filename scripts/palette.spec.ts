import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fewColours, pixelsOf } from './palette.ts'
import { root } from './setup.mjs'

const icon = readFileSync(join(root, 'resources', 'icons', 'icon.png'))

it('reads a picture with all the filters of PNG', () => {
  const { width, height, rgb } = pixelsOf(icon)
  expect([width, height]).toEqual([512, 512])
  const middle = (256 * 512 + 256) * 3
  const tokens = ['11,79,74', '250,246,238', '242,177,52']
  const counts = new Map(tokens.map((colour) => [colour, 0]))
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.subarray(at, at + 3).join()
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const common = [...counts].sort(([, one], [, other]) => other - one).slice(0, 3)
  expect(common.map(([colour]) => colour)).toEqual(tokens)
  expect(tokens).toContain(rgb.subarray(middle, middle + 3).join())
})

it('makes it much lighter, and changes no colour so that one sees it', () => {
  const before = pixelsOf(icon)
  const lighter = fewColours(icon)
  const after = pixelsOf(lighter)
  expect(lighter.length).toBeLessThan(icon.length / 2)
  expect([after.width, after.height]).toEqual([before.width, before.height])
  const most = before.rgb.reduce(
    (worst, value, at) => Math.max(worst, Math.abs(value - (after.rgb[at] ?? 0))),
    0,
  )
  expect(most).toBeLessThan(8)
})

it('leaves a picture of few colours as it is', () => {
  const once = fewColours(icon)
  expect(pixelsOf(fewColours(once))).toEqual(pixelsOf(once))
})

it('refuses what is no such picture', () => {
  expect(() => pixelsOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toThrow()
})

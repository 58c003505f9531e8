// biome-ignore lint/style/noRestrictedImports: Vitest gives style sheets to nobody, so the spec reads the file itself.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, k, v]) => [k, v]))
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a = '', b = ''): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Each pair that the style sheets set as text on a ground. */
const texts: [string, string[]][] = [
  ['ink', ['paper', 'card', 'chosen', 'cancelled', 'meal']],
  ['muted', ['paper', 'card']],
  ['brand', ['paper', 'card']],
  ['community', ['card']],
  ['meaning', ['card']],
  ['movement', ['card']],
  ['food', ['card']],
  ['alert', ['card', 'paper']],
  ['on-brand', ['brand', 'deep']],
  ['brand-soft', ['brand', 'deep']],
  ['on-sun', ['sun']],
  ['on-alert', ['alert']],
]
/** A control's own edge, and what is drawn to be understood. */
const edges: [string, string][] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['sun-edge', 'paper'],
  ['sun', 'brand'],
  ['brand', 'paper'],
]

describe('the colours', () => {
  const plain = tokensOf(':root')
  const high = tokensOf(":root[data-contrast='high']")

  it('have the same names in high contrast', () => {
    expect(Object.keys(plain).length).toBeGreaterThan(20)
    expect(Object.keys(high)).toEqual(Object.keys(plain))
  })

  it.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    'let %s be read on %s',
    (text, ground) => {
      expect(contrast(plain[text ?? ''], plain[ground ?? ''])).toBeGreaterThanOrEqual(7)
    },
  )

  it.each(
    texts.filter(([text]) => text !== 'brand').flatMap(([text, grounds]) => grounds.map((g) => [text, g])),
  )('let %s be read on %s in high contrast', (text, ground) => {
    expect(contrast(high[text ?? ''], high[ground ?? ''])).toBeGreaterThanOrEqual(15)
  })

  it.each(edges)('let %s stand out as an edge on %s', (edge, ground) => {
    expect(contrast(plain[edge], plain[ground])).toBeGreaterThanOrEqual(3)
  })
})

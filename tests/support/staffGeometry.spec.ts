import { expect, type Page, test } from '@playwright/test'
import { staffOffences } from './staffGeometry.ts'

/** A well-made staff page of 2 px a millimetre on a tall panel: each test breaks one thing of it. */
async function found(page: Page, style: string, more = ''): Promise<string[]> {
  await page.setViewportSize({ width: 600, height: 900 })
  await page.setContent(`<!doctype html><html style="--mm: 2px"><style>
    body { margin: 0; height: 100vh; overflow: hidden; font: 20px/1.2 sans-serif }
    .page { height: 100%; overflow: auto }
    button { display: block; width: 160px; height: 44px; margin: 10px 40px; padding: 0; font: inherit }
    .room { height: 1500px }
    .week-panel { position: fixed; inset: 500px 0 0 400px }
    ${style}
  </style><body><main class="page"><button>Klar</button><button>Ångra</button><p class="room">Veckan</p>
    <button class="last">Spara</button></main>
    <section class="week-panel"><button>Stäng</button></section>${more}</body></html>`)
  return staffOffences(page)
}

test('a well-made page has nothing to say', async ({ page }) => {
  expect(await found(page, '')).toEqual([])
  expect(await page.locator('.page').evaluate(({ scrollTop }) => scrollTop)).toBe(0)
})

for (const [name, style, says] of [
  ['a low button', 'button { height: 38px }', /"Klar" is 80\.0 mm × 19\.0 mm/],
  ['one that must be scrolled to', '.last { height: 38px }', /"Spara" is 80\.0 mm × 19\.0 mm/],
  ['two that stand close', 'button { margin-block: 8px }', /"Klar" is 4\.0 mm from button "Ångra"/],
  ['small words', '.room { font-size: 8px }', /"Veckan" has capitals of/],
  ['a panel that is too high', '.week-panel { top: 300px }', /"Stäng" begins at 6\d % of the height/],
  ['a page that is too wide', '.room { width: 700px }', /main\.page .* scrolls aside by 100 px/],
  [
    'a word that leaves its button',
    '.last { width: 44px; white-space: nowrap; overflow: clip; font-size: 40px }',
    /leaves/,
  ],
] as const) {
  test(`it finds ${name}`, async ({ page }) => {
    expect(await found(page, style)).toContainEqual(expect.stringMatching(says))
  })
}

test('what is hidden, or lies close in the week, is no fault', async ({ page }) => {
  const style = '.grid button { margin: 0 40px } .last { display: none; height: 9px }'
  expect(
    await found(
      page,
      style,
      '<div class="grid" style="position:fixed;top:600px"><button>A</button><button>B</button></div>',
    ),
  ).toEqual([])
})

import { expect, type Page, test } from '@playwright/test'
import { checks } from './geometry.ts'
import { measure } from './measure.ts'

/** A well-made page of 2 px a millimetre: each test breaks one thing of it and sees that the check finds just that. */
const sound = {
  style: '',
  controls: `<button style="left:40px;top:700px">Klar</button><button style="left:260px;top:700px">Ångra</button>`,
  texts: `<p style="left:40px;top:60px">Måndag 23 november</p>`,
}

async function show(page: Page, broken: Partial<typeof sound> = {}) {
  const { style, controls, texts } = { ...sound, ...broken }
  await page.setViewportSize({ width: 600, height: 900 })
  await page.setContent(`<!doctype html><html style="--mm: 2px"><style>
    body { margin: 0; height: 100vh; overflow: hidden; font: 28px/1.2 sans-serif }
    body > * { position: absolute; margin: 0 }
    button { width: 160px; height: 60px; font: inherit; padding: 0 }
    ${style}
  </style><body>${texts}${controls}</body></html>`)
}

const names = Object.keys(checks) as (keyof typeof checks)[]

async function found(page: Page, allowedAbove: string[] = []) {
  const measured = await measure(page, allowedAbove)
  return Object.fromEntries(
    names.map((name) => [name, checks[name](measured)]).filter(([, list]) => list?.length),
  )
}

const broken: { name: string; check: keyof typeof checks; page: Partial<typeof sound>; says: RegExp }[] = [
  {
    name: 'a low button',
    check: 'targetsAreLarge',
    page: { style: 'button:first-of-type { height: 38px }' },
    says: /"Klar" is 80\.0 mm × 19\.0 mm/,
  },
  {
    name: 'a narrow link',
    check: 'targetsAreLarge',
    page: { controls: '<a href="#" style="left:40px;top:700px;width:30px;height:60px"><svg></svg></a>' },
    says: /is 15\.0 mm × 30\.0 mm/,
  },
  {
    name: 'a primary button that is only as high as others',
    check: 'targetsAreLarge',
    page: { controls: '<button data-primary style="left:40px;top:700px;height:44px">Jag är här</button>' },
    says: /"Jag är här" is 80\.0 mm × 22\.0 mm/,
  },
  {
    name: 'a small check box, hidden in its label',
    check: 'targetsAreLarge',
    page: {
      controls:
        '<label style="left:40px;top:700px;width:300px;height:36px"><input type="checkbox" style="opacity:0">Bingo</label>',
    },
    says: /label "Bingo" is 150\.0 mm × 18\.0 mm/,
  },
  {
    name: 'two buttons side by side with 4 mm between',
    check: 'controlsAreApart',
    page: { style: 'button:last-of-type { left: 208px !important }' },
    says: /"Klar" is 4\.0 mm from .*"Ångra"/,
  },
  {
    name: 'two buttons above each other with 4 mm between',
    check: 'controlsAreApart',
    page: { style: 'button:last-of-type { left: 40px !important; top: 768px !important }' },
    says: /"Klar" is 4\.0 mm from .*"Ångra"/,
  },
  {
    name: 'a button beyond the edge',
    check: 'controlsAreInside',
    page: { controls: '<button style="left:460px;top:700px;text-align:left">Mer</button>' },
    says: /"Mer" is 10\.0 mm outside/,
  },
  {
    name: 'a button in the upper part',
    check: 'controlsAreInReach',
    page: { controls: '<button style="left:40px;top:300px">Hjälp</button>' },
    says: /"Hjälp" begins at 67 % of/,
  },
  {
    name: 'small print',
    check: 'textIsLarge',
    page: { texts: '<p style="left:40px;top:60px;font-size:20px">Vecka 48</p>' },
    says: /"Vecka 48" has capitals of \d\.\d mm/,
  },
  {
    name: 'text that is cut by its box',
    check: 'textIsWhole',
    page: {
      texts:
        '<p style="left:40px;top:60px;width:120px;overflow:hidden;white-space:nowrap">Högläsning ur tidningen</p>',
    },
    says: /leaves p "Högläsning ur tidningen" by/,
  },
  {
    name: 'text that ends in dots',
    check: 'textIsWhole',
    page: {
      texts:
        '<p style="left:40px;top:60px;width:120px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Högläsning</p>',
    },
    says: /"Högläsning" leaves/,
  },
  {
    name: 'a list that is cut below',
    check: 'textIsWhole',
    page: { texts: '<div style="left:40px;top:60px;height:40px;overflow:hidden">Ett<br>Två<br>Tre</div>' },
    says: /"Två" leaves/,
  },
  {
    name: 'text that is wider than its button',
    check: 'textIsWhole',
    page: {
      controls: '<button style="left:40px;top:700px;white-space:nowrap">Yhdenhengenruoka</button>',
    },
    says: /leaves button "Yhdenhengenruoka" by/,
  },
  {
    name: 'text beyond the window',
    check: 'textIsWhole',
    page: { texts: '<p style="left:500px;top:60px;white-space:nowrap">Måndag 23 november</p>' },
    says: /leaves the window by/,
  },
  {
    name: 'text upon text',
    check: 'textIsClear',
    page: { texts: '<p style="left:40px;top:60px">Måndag</p><p style="left:90px;top:66px">tisdag</p>' },
    says: /"Måndag" lies on p "tisdag"/,
  },
  {
    name: 'text upon a picture',
    check: 'textIsClear',
    page: {
      texts:
        '<p style="left:40px;top:60px">Måndag</p><svg style="left:60px;top:60px;width:40px;height:40px"></svg>',
    },
    says: /"Måndag" lies on/,
  },
  {
    name: 'text upon a button',
    check: 'textIsClear',
    page: { texts: '<p style="left:280px;top:690px">Måndag</p>' },
    says: /"Måndag" lies on button "Ångra"/,
  },
]

test('a well-made page has no offence', async ({ page }) => {
  await show(page)
  expect(await found(page)).toEqual({})
})

for (const { name, check, page: broke, says } of broken) {
  test(`${check} finds ${name}`, async ({ page }) => {
    await show(page, broke)
    const offences = await found(page)
    expect(Object.keys(offences)).toContain(check)
    expect(offences[check]?.join('\n')).toMatch(says)
  })
}

test('controlsAreApart finds a button under another', async ({ page }) => {
  await show(page, { style: 'button:last-of-type { left: 100px !important }' })
  expect((await found(page)).controlsAreApart).toEqual([expect.stringContaining('covers')])
})

test('controlsAreInReach lets pass what is allowed by name', async ({ page }) => {
  await show(page, { controls: '<button class="back" style="left:40px;top:300px">Tillbaka</button>' })
  expect(await found(page, ['.back'])).toEqual({})
})

test('nothingScrolls finds a list that scrolls, and a page that does', async ({ page }) => {
  await show(page, {
    texts:
      '<div style="left:40px;top:60px;height:50px;width:200px;overflow:auto"><p style="margin:0">Ett</p><div style="height:90px"></div></div>',
  })
  expect((await found(page)).nothingScrolls).toEqual([expect.stringContaining('scrolls by')])
  await show(page, { style: 'body { overflow: visible; height: 1000px }' })
  expect((await found(page)).nothingScrolls).toEqual([expect.stringContaining('html')])
})

test('what is behind a dialogue, hidden, or for screen readers only is not measured', async ({ page }) => {
  await show(page, {
    texts: `<p style="left:40px;top:60px">Måndag</p>
      <p style="left:44px;top:62px;width:1px;height:1px;overflow:hidden">bara uppläst</p>
      <p style="left:44px;top:62px;visibility:hidden">osynlig</p>
      <p style="left:44px;top:62px;opacity:0">genomskinlig</p>
      <div inert><button style="position:absolute;left:40px;top:60px;height:20px">Bakom</button></div>`,
  })
  expect(await found(page)).toEqual({})
  await page.evaluate(() => {
    const dialogue = document.createElement('dialog')
    dialogue.style.cssText = 'inset:auto;left:40px;top:690px'
    dialogue.innerHTML = '<button>Ja</button>'
    document.body.append(dialogue)
    dialogue.showModal()
  })
  expect(await found(page), 'the buttons under a dialogue').toEqual({})
})

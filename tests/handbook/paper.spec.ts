import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { htmlOf } from '../../scripts/markdown.ts'
import { root } from '../support/world.ts'

const docs = join(root, 'docs')
const out = join(root, 'dist', 'handbok')
const font = join(
  root,
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
)

/** Puts `docs/NAME.md` on A4, with the number of each page where there are many, and tells how many pages it took. */
async function pagesOf(page: Page, name: string, numbered: boolean): Promise<number> {
  const style = readFileSync(join(import.meta.dirname, 'paper.css'), 'utf8')
  const face = `@font-face { font-family: 'Atkinson Hyperlegible Next'; font-weight: 200 800; src: url('${pathToFileURL(font)}') }`
  const text = htmlOf(readFileSync(join(docs, `${name}.md`), 'utf8'))
  mkdirSync(out, { recursive: true })
  const file = join(out, `${name}.html`)
  writeFileSync(
    file,
    `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Samvaro: handbok</title><base href="${pathToFileURL(docs)}/"><style>${face}${style}</style><body class="${name}">${text}</body></html>`,
  )
  await page.goto(pathToFileURL(file).href)
  await page.evaluate(() => document.fonts.ready)
  const lost = await page.evaluate(() =>
    [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src),
  )
  expect(lost).toEqual([])
  const pdf = await page.pdf({
    path: join(out, `${name}.pdf`),
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    displayHeaderFooter: numbered,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;text-align:center;font:9pt sans-serif"><span class="pageNumber"></span></div>',
  })
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

test('the handbook is a booklet', async ({ page }) => {
  const pages = await pagesOf(page, 'handbok', true)
  expect(pages).toBeGreaterThanOrEqual(10)
  expect(pages).toBeLessThanOrEqual(14)
})

test("the volunteer's page is one page", async ({ page }) => {
  expect(await pagesOf(page, 'varden', false)).toBe(1)
})

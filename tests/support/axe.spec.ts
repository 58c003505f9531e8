import { expect, test } from '@playwright/test'
import { axeViolations } from './axe.ts'

const page = (body: string) =>
  `<!doctype html><html lang="sv"><title>Samvaro</title><body style="background:#fff;font:16px sans-serif"><main><h1>Måndag</h1>${body}</main></body></html>`

test('a sound page has no violation', async ({ page: view }) => {
  await view.setContent(page('<button>Klar</button>'))
  expect(await axeViolations(view)).toEqual([])
})

test('grey of 5:1 is enough for AA and not for us', async ({ page: view }) => {
  await view.setContent(page('<p style="color:#707070">Vecka 48</p>'))
  expect(await axeViolations(view)).toEqual([expect.stringMatching(/^color-contrast-enhanced: p/)])
})

test('a button without a name is found', async ({ page: view }) => {
  await view.setContent(page('<button><svg></svg></button>'))
  expect(await axeViolations(view)).toEqual([expect.stringMatching(/^button-name: button/)])
})

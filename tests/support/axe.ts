import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

type Context = { exclude: string[][] }

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}

/** For some seconds react-aria keeps what it has announced, by the id of a button that may be gone by then. Nothing of ours is in there. */
const context: Context = { exclude: [['[data-live-announcer]']] }

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe?: { run(context: Context, options: RunOptions): Promise<AxeResults> }
  }
}

/**
 * What axe finds against WCAG 2.2 A and AA, and against the contrast of AAA (7:1, access.md 4). Axe stays in the page from the first
 * look to the last: bringing it anew for each, as its own binding does, takes longer than the look.
 * @returns one line per element that breaks a rule; empty is well
 */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(
    async ([context, options]) => (await window.axe?.run(context, options))?.violations,
    [context, options] as const,
  )
  if (!violations) throw new Error('axe is not in the page')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id}: ${target.join(' ')} – ${failureSummary.split('\n').at(-1)?.trim()}`,
    ),
  )
}

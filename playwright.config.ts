import { defineConfig } from '@playwright/test'
import { lookForChromium } from './scripts/chromium.ts'

const executablePath = lookForChromium()
/** Chromium's sandbox does not start as root. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const quiet = [
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
  '--disable-component-update',
]
/** No page lives as long as it would take to win back what it costs to compile its scripts to their best. */
const shortLived = ['--js-flags=--no-opt --no-maglev']

const sizes = {
  'browser-portrait': { width: 1080, height: 1920 },
  'browser-landscape': { width: 1920, height: 1080 },
  'browser-office': { width: 1280, height: 800 },
}
/** Specs that run at every size; the others do in portrait alone. */
const everySize = /(staff.gallery|visit|e2e.(key)?board)\.spec/

export default defineConfig({
  outputDir: 'test-results/e2e',
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  // A busy machine is no failure.
  expect: { timeout: 15_000 },
  use: {
    hasTouch: true,
    locale: 'sv-SE',
    launchOptions: { ...(executablePath && { executablePath }), args: [...asRoot, ...quiet, ...shortLived] },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'checks', testDir: 'tests/support' },
    ...Object.entries(sizes).map(([name, viewport]) => ({
      name,
      testDir: 'tests/e2e',
      testIgnore: /electron\.spec/,
      ...(name === 'browser-portrait' ? {} : { testMatch: everySize }),
      use: { viewport },
    })),
    { name: 'electron', testDir: 'tests/e2e', testMatch: /electron\.spec/ },
  ],
})

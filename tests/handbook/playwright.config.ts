import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** `npm run handbook`: the pictures of docs/handbok.md, taken from the product, and then its pages for paper. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/handbook',
  reporter: 'line',
  workers: 1,
  fullyParallel: false,
  projects: [
    { name: 'pictures', testMatch: /pictures\.spec/, use: { viewport: { width: 1280, height: 720 } } },
    { name: 'paper', testMatch: /paper\.spec/, dependencies: ['pictures'] },
  ],
})

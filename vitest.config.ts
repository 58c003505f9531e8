import { defineConfig } from 'vitest/config'

// A busy machine is no failure.
const patient = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
  setupFiles: ['tests/support/patience.ts'],
}
const ofHub = ['src/hub/**/*.spec.ts', 'tests/sync/**/*.spec.ts']

/**
 * `unit` belongs to `npm run check`. `hub` is all that needs PostgreSQL, `build` looks at what was built and packed, `faults` breaks the world: these belong
 * to `npm test`.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          ...patient,
          // No module keeps state (CONTRIBUTING.md), so that specs share what has been loaded.
          isolate: false,
          maxWorkers: '100%',
          include: ['src/**/*.spec.{ts,tsx}', 'scripts/**/*.spec.ts'],
          exclude: ['**/node_modules/**', ...ofHub],
        },
      },
      {
        test: {
          name: 'hub',
          ...patient,
          isolate: false,
          // Most of it waits, for PostgreSQL, for disks and for a kiosk's next try.
          maxWorkers: 4,
          include: ofHub,
          // One PostgreSQL for all of them.
          globalSetup: ['src/hub/testServer.ts'],
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/packaging/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.spec.ts', 'tests/fleet/**/*.spec.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          // Each file is half of its time in wait of a process that starts or of a page.
          maxWorkers: 2,
          globalSetup: ['tests/faults/compiled.ts'],
        },
      },
    ],
  },
})

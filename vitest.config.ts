import { defineConfig } from 'vitest/config'

/** `unit` belongs to `npm run check`; `build` looks at what was built and packed, `faults` breaks the world: both to `npm test`. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          // A busy machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // No module keeps state (CONTRIBUTING.md), so that specs share what has been loaded.
          isolate: false,
          // The half of it waits for PostgreSQL and for disks: Vitest would leave one of two cores idle.
          maxWorkers: '100%',
          include: ['src/**/*.spec.{ts,tsx}', 'scripts/**/*.spec.ts', 'tests/sync/**/*.spec.ts'],
          // One PostgreSQL for all specs of the hub.
          globalSetup: ['src/hub/testServer.ts'],
          exclude: ['**/node_modules/**'],
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

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['src/**/*.spec.{ts,tsx}', 'scripts/**/*.spec.ts'], passWithNoTests: true },
})

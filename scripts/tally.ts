/** How a part of the tests ended. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Reads vitest's JSON report. A file that could not even be loaded counts as one failed test. */
export function tallyOfVitest(report: {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}): Tally {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Reads Playwright's JSON report. A test that passes only when tried again has failed. */
export function tallyOfPlaywright(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}): Tally {
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

/**
 * Adds up parts.
 * @param parts of which `ok` is false when its program ended badly: that counts as a failure even where no test tells of one
 */
export function sum(parts: { ok: boolean; tally: Tally }[]): Tally {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { ok, tally } of parts) {
    total.passed += tally.passed
    total.failed += ok ? tally.failed : Math.max(1, tally.failed)
    total.skipped += tally.skipped
  }
  return total
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

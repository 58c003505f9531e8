import { expect, it } from 'vitest'
import { closingLine, sum, tallyOfPlaywright, tallyOfVitest } from './tally.ts'

it('counts a spec that vitest could not load as failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(tallyOfVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 1 })
})

it('counts a flaky test, and an error outside any test, as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(tallyOfPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 })
})

it('counts a program that ended badly although no test failed', () => {
  const none = { passed: 0, failed: 0, skipped: 0 }
  const parts = [
    { ok: true, tally: { passed: 7, failed: 0, skipped: 0 } },
    { ok: false, tally: none },
    { ok: false, tally: { passed: 1, failed: 2, skipped: 1 } },
  ]
  expect(sum(parts)).toEqual({ passed: 8, failed: 3, skipped: 1 })
})

it('closes with one line', () => {
  expect(closingLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(closingLine({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped')
})

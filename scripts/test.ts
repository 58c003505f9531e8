// `npm test`: everything, part by part, and at the end one line `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bringChromium } from './chromium.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'
import { closingLine, sum, type Tally, tallyOfPlaywright, tallyOfVitest } from './tally.ts'

const reports = join(root, 'test-results')
const bin = (path: string) => join(root, 'node_modules', path)
const vitest = (project: string) => [
  bin('vitest/vitest.mjs'),
  ...['run', '--project', project, '--reporter=default', '--reporter=json'],
  `--outputFile.json=${join(reports, `${project}.json`)}`,
]

/** Each part of the tests: a Node program and, where it writes one, its report. */
const parts: { name: string; command: string[]; report?: string; read?: (report: never) => Tally }[] = [
  { name: 'types', command: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint and format', command: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'unit', command: vitest('unit'), report: 'unit.json', read: tallyOfVitest },
  { name: 'hub', command: vitest('hub'), report: 'hub.json', read: tallyOfVitest },
  { name: 'build', command: [join(root, 'scripts/build.ts')] },
  { name: 'packaging', command: vitest('build'), report: 'build.json', read: tallyOfVitest },
  { name: 'faults', command: vitest('faults'), report: 'faults.json', read: tallyOfVitest },
  {
    name: 'end to end',
    command: [bin('@playwright/test/cli.js'), 'test'],
    report: 'e2e.json',
    read: tallyOfPlaywright,
  },
]

async function runPart({ name, command, report, read }: (typeof parts)[number], env: NodeJS.ProcessEnv) {
  console.log(`\n── ${name} ──`)
  const began = performance.now()
  const status = await runProgram(process.execPath, command, { cwd: root, env })
  const file = report ? join(reports, report) : null
  const none: Tally = { passed: 0, failed: 0, skipped: 0 }
  const tally =
    read && file && existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as never) : none
  const reported = file === null || existsSync(file)
  const ok = status === 0 && reported
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'}, ${Math.round((performance.now() - began) / 1000)} s ──`)
  return { name, ok, tally }
}

async function test(): Promise<number> {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const env = { ...process.env, SAMVARO_CHROMIUM: await bringChromium() }
  const done: Awaited<ReturnType<typeof runPart>>[] = []
  for (const part of parts) {
    done.push(await runPart(part, env))
  }
  const total = sum(done)
  const failed = done.filter(({ ok }) => !ok).map(({ name }) => name)
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
  console.log(`\n${closingLine(total)}`)
  return total.failed > 0 ? 1 : 0
}

process.exitCode = await test().catch((error: Error) => {
  console.error(error.message)
  console.log('\n0 passed, 1 failed')
  return 1
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { playYear } from './year.ts'

// npm run simulate -- [--venues 16] [--days 365] [--visits 60] [--seed 1]
const { values } = parseArgs({
  options: {
    venues: { type: 'string', default: '16' },
    days: { type: 'string', default: '365' },
    visits: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
})
const [venues = 0, days = 0, visits = 0, seed = 0] = [
  values.venues,
  values.days,
  values.visits,
  values.seed,
].map(Number)
if (![venues, days, visits].every((number) => Number.isInteger(number) && number > 0))
  throw new Error('--venues, --days and --visits take whole numbers from 1.')

const folder = mkdtempSync(join(tmpdir(), 'samvaro-fleet-'))
const began = performance.now()
const { faults, verdict } = await playYear({ venues, days, visits, seed, folder, tell: console.log }).finally(
  () => rmSync(folder, { recursive: true, force: true }),
)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(`
${venues} venues, ${days} days, seed ${seed}: ${verdict.visits} visits of ${verdict.persons} persons, in ${seconds} s
${Object.entries(faults)
  .map(([name, count]) => `  ${String(count).padStart(6)} ${name}`)
  .join('\n')}
${verdict.wrong.length === 0 ? 'Each visit is at the hub once, as it was, and the sums are theirs.' : `${verdict.wrong.length} WRONG`}`)
for (const line of verdict.wrong.slice(0, 20)) console.log(`  ${line}`)
process.exitCode = verdict.wrong.length === 0 ? 0 : 1

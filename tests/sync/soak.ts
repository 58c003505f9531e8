import * as programme from './programmeSimulator.ts'
import * as visits from './simulator.ts'

// node tests/sync/soak.ts [visits|programme] [HISTORIES] [FIRST SEED]
const what = process.argv[2] === 'programme' ? programme : visits
const count = Number(process.argv[3] ?? (what === visits ? 50_000 : 10_000))
const first = Number(process.argv[4] ?? 1)
const bad = what.badSeeds(count, undefined, first)
console.log(`${count} histories from seed ${first}: ${bad.length} end badly`)
for (const { seed, verdict } of bad.slice(0, 10)) console.log(seed, JSON.stringify(verdict))
process.exitCode = bad.length > 0 ? 1 : 0

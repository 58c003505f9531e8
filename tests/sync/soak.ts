import * as programme from './programmeSimulator.ts'
import * as visits from './simulator.ts'

// node tests/sync/soak.ts [visits|programme] [HISTORIES] [FIRST SEED]
const [name = 'visits', histories, firstSeed] = process.argv.slice(2)
if (name !== 'visits' && name !== 'programme') throw new Error(`No histories of "${name}"`)
const [badSeeds, most] =
  name === 'visits' ? ([visits.badSeeds, 50_000] as const) : ([programme.badSeeds, 10_000] as const)
const count = Number(histories ?? most)
const first = Number(firstSeed ?? 1)
const bad = badSeeds(count, undefined, first)
console.log(`${count} histories from seed ${first}: ${bad.length} end badly`)
for (const { seed, verdict } of bad.slice(0, 10)) console.log(seed, JSON.stringify(verdict))
process.exitCode = bad.length > 0 ? 1 : 0

import { badSeeds } from './simulator.ts'

// node tests/sync/soak.ts [HISTORIES] [FIRST SEED]
const count = Number(process.argv[2] ?? 50_000)
const first = Number(process.argv[3] ?? 1)
const bad = badSeeds(count, undefined, first)
console.log(`${count} histories from seed ${first}: ${bad.length} end badly`)
for (const { seed, verdict } of bad.slice(0, 10)) console.log(seed, JSON.stringify(verdict))
process.exitCode = bad.length > 0 ? 1 : 0

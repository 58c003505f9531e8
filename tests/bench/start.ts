import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { enter, startEngine } from '../faults/engine.ts'
import { against, compare, type Figure } from './stats.ts'
import { writeVisits } from './visits.ts'

const rounds = 10
const visits = 500_000
const fiveYearsMs = 5 * 365 * 86_400_000

/** Starts the engine and waits for its first view of the day; in ms. */
async function start(data: string): Promise<{ took: number; megabytes: number }> {
  const began = performance.now()
  const engine = await startEngine({ data, port: 0 })
  const client = await enter(engine.entrance)
  for await (const _ of await client.day.live()) break
  const took = performance.now() - began
  const megabytes = residentMegabytes(engine.pid)
  await engine.stop()
  return { took, megabytes }
}

/** Memory of a process; only Linux tells it here. */
function residentMegabytes(pid: number): number {
  const [, kB] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/) ?? []
  return Number(kB) / 1000
}

/** Start of the engine, process and all, with five years of visits against with none. */
export async function benchStart(folder: string): Promise<Figure[]> {
  const full = join(folder, 'full')
  const empty = join(folder, 'empty')
  await writeVisits(join(full, 'samvaro.sqlite'), visits, fiveYearsMs)
  const [ours, none]: [number[], number[]] = [[], []]
  let megabytes = 0
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    const [withAll, withNone] = [await start(full), await start(empty)]
    if (round === 0) continue
    ours.push(withAll.took)
    none.push(withNone.took)
    megabytes = Math.max(megabytes, withAll.megabytes)
  }
  return [
    compare(
      `start of the engine to its first view, ${visits} visits, p50`,
      ours,
      { name: 'with none', samples: none },
      { share: 0.5, limit: 1.5 },
    ),
    against(
      'memory of the engine with them',
      megabytes,
      { name: "MagicMirror²'s server, as measured elsewhere", value: 109 },
      1,
      'MB',
    ),
  ]
}

import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** What something cost: the time until it was done, and what this process and all that it has started had of processors meanwhile, in ms. */
export interface Cost {
  ms: number
  cpuMs: number
}

/** Does something while nothing else is done here. Only Linux tells what processors gave; elsewhere that is NaN. */
export async function measured(work: () => Promise<void>): Promise<Cost> {
  const [cpu, began] = [cpuOfAll(), performance.now()]
  await work()
  const ms = performance.now() - began
  return { ms, cpuMs: cpuOfAll() - cpu }
}

function cpuOfAll(): number {
  if (process.platform !== 'linux') return Number.NaN
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []))
  const children = Map.groupBy(all, ({ parent }) => parent)
  const below = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + child.ticks + below(child.pid), 0)
  const own = all.find(({ pid }) => pid === process.pid)?.ticks ?? 0
  return ((own + below(process.pid)) * 1000) / ticksPerSecond
}

/** Of one process, and of those of its children that are gone. None when it has just ended. */
function statOf(pid: number): { pid: number; parent: number; ticks: number }[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return [{ pid, parent: Number(fields[1]), ticks }]
  } catch {
    return []
  }
}

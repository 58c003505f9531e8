import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../src/kiosk/index.ts'
import { type BenchHub, pullVisits, pushLog, readLog, startBenchHub } from './kioskLog.ts'
import { bringPeers } from './peers/bring.ts'
import type { PeerWay, Size, Way } from './peers/way.ts'
import { startActual, startPouch } from './peers/ways.ts'
import type { Cost } from './processor.ts'
import { compare, type Figure } from './stats.ts'
import { writeVisits } from './visits.ts'

const rounds = 3
const visits: Record<Size, number> = { few: 1000, all: 62_500 }
/** 100,000 of all visits. */
const opsOf = (size: Size) => (visits[size] * 8) / 5
/** A backlog of that size is half a year's. */
const halfYearMs = 182 * 86_400_000
/** A new kiosk is told of all visits of today and yesterday, and of few from before. */
const sixHoursMs = 6 * 3_600_000

/**
 * The same 100,000 records from a client's durable store to a server's over loopback, and back to a new client's, in turns: ours, PouchDB's replication and Actual's
 * sync. Nothing where the peers cannot be had.
 */
export async function benchReplication(folder: string): Promise<Figure[]> {
  if (!bringPeers()) return []
  const hub = await startBenchHub(folder)
  const push = pushOfOurs(folder, hub)
  const pull = await pullOfOurs(folder, hub)
  const logs = { few: await logOf(folder, 'few'), all: await logOf(folder, 'all') }
  const peers = [await startPouch(folder, logs), await startActual(folder, logs)]
  const ways = peers.flatMap((peer) => peer.ways)

  const samples = new Map<Way, Cost[]>()
  for (const way of [push, pull, ...ways]) await way.run('few')
  for (let round = 1; round <= rounds; round++) {
    for (const way of [push, pull, ...ways]) {
      const cost = await way.run('all')
      samples.set(way, [...(samples.get(way) ?? []), cost])
      console.error(`  round ${round} of ${rounds}, ${way.name}: ${told(cost)}`)
    }
  }
  for (const peer of peers) await peer.stop()
  await hub.stop()
  const own = { push, pull }
  const costs = (way: Way) => samples.get(way) ?? []
  return ways.flatMap((way) => figures(way, costs(own[way.direction]), costs(way)))
}

const told = ({ ms, cpuMs }: Cost) => `${Math.round(ms)} ms, of processors ${Math.round(cpuMs)} ms`

/** The time, and what both ends together had of processors: that is told because other work on the machine lengthens it less. */
function figures({ name, direction, limit }: PeerWay, ours: Cost[], theirs: Cost[]): Figure[] {
  const count = opsOf('all').toLocaleString('en-GB')
  const what = { push: `kiosk → hub of ${count} records`, pull: 'a new client filled with the same' }[
    direction
  ]
  const of = (costs: Cost[], part: keyof Cost) => costs.map((cost) => cost[part])
  const peer = (part: keyof Cost) => ({ name, samples: of(theirs, part) })
  return [
    compare(`${what}, p50`, of(ours, 'ms'), peer('ms'), { share: 0.5, limit }),
    compare(`${what}, processors of both ends, p50`, of(ours, 'cpuMs'), peer('cpuMs'), { share: 0.5 }),
  ]
}

async function logOf(folder: string, size: Size) {
  const file = join(folder, `log-${size}.sqlite`)
  await writeVisits(file, visits[size], halfYearMs)
  return readLog(file)
}

/** A kiosk's log to the hub; each kiosk is the first of its venue. */
function pushOfOurs(folder: string, hub: BenchHub): Way {
  return {
    name: 'kiosk → hub',
    async run(size) {
      const file = join(folder, `${newId()}.sqlite`)
      await writeVisits(file, visits[size], halfYearMs)
      const before = await hub.ops()
      const cost = await pushLog(file, await hub.link(`Nr ${newId()}`))
      const came = (await hub.ops()) - before
      if (came !== opsOf(size)) throw new Error(`the hub took ${came} ops of ${opsOf(size)}`)
      await rm(file)
      return cost
    },
  }
}

/** The visits of a venue to a new kiosk of it; another has brought them before. */
async function pullOfOurs(folder: string, hub: BenchHub): Promise<Way> {
  for (const size of ['few', 'all'] as const) {
    const file = join(folder, `venue-${size}.sqlite`)
    await writeVisits(file, visits[size], sixHoursMs)
    await pushLog(file, await hub.link(size))
  }
  return {
    name: 'hub → a new kiosk',
    async run(size) {
      const file = join(folder, `${newId()}.sqlite`)
      const cost = await pullVisits(file, await hub.link(size), visits[size])
      await rm(file)
      return cost
    },
  }
}

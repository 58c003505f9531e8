import type { PushAnswer } from '../../src/contract/sync.ts'
import { countedPersons } from '../../src/domain/headcount.ts'
import {
  adoptAnswer,
  decidePush,
  keysToProve,
  type PushClaim,
  type PushDecision,
  type SyncState,
} from '../../src/domain/sync.ts'
import { seeded } from '../support/seeded.ts'

/**
 * Kiosks, a hub and a bad network in one thread of control: a history follows from its seed alone, so that any of them can be played again. Kiosk and
 * hub decide by the functions of src/domain/sync.ts, or by a mutant that must be caught.
 */

/** What a mutant does otherwise. */
export interface Rules {
  decide: (have: number, claim: PushClaim, held: ReadonlySet<string>) => PushDecision
  adopt: typeof adoptAnswer
  /** By what the hub tells a repeat. */
  sameOp: (incarnation: string, op: { seq: number; key: string }) => string
  /** Whether the kiosk removes what was acknowledged. */
  deletesOnAck: boolean
  /** By what the hub tells a head count that it has. */
  sameCount: (op: string, press: string) => string
}

export const rules: Rules = {
  decide: decidePush,
  adopt: adoptAnswer,
  sameOp: (_incarnation, { key }) => key,
  deletesOnAck: false,
  sameCount: (_op, press) => press,
}

interface Op {
  seq: number
  key: string
  /** A head count, by the id of its press; null for a visit. */
  count: Press | null
}

interface Press {
  id: string
  persons: number
}

interface Disk {
  log: Op[]
  lastSeq: number
  state: SyncState
  /** All that was written here and told to a visitor as saved, for the verdict alone. */
  told: string[]
  /** The presses that were counted here. */
  presses: Map<string, number>
}

interface Kiosk {
  disk: Disk
  image: Disk | null
  flight: Flight | null
  /** The last press of the page, which a disk that is put back does not take from it. */
  lastPress: Press | null
}

interface Flight {
  kiosk: Kiosk
  incarnation: string
  claim: Omit<PushClaim, 'ops'> & { ops: Op[] }
  before: SyncState
  lastSeq: number
  answer: PushAnswer | null
}

interface HubDisk {
  epoch: string
  have: Map<string, number>
  held: Set<string>
  /** How often each op has counted. */
  counted: Map<string, number>
  /** Head counts, as its table keeps them. */
  headcounts: Map<string, number>
}

/** What is wrong at the end of a history; empty when all is well. */
export interface Verdict {
  lost: string[]
  double: string[]
  /** Kiosks that never came to rest. */
  restless: number
  /** Persons by head count that the hub has too many (or, below 0, too few). */
  miscounted: number
}

const stepsPerHistory = 160
const mostKiosks = 4

/** Plays the history of a seed and judges its end, when the network has healed and everybody has had time. */
export function play(seed: number, by: Rules = rules): Verdict {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(all: readonly T[]): T | undefined => all[below(all.length)]
  let names = 0
  const newName = (kind: string) => `${kind}${++names}`

  let hub: HubDisk = {
    epoch: newName('epoch'),
    have: new Map(),
    held: new Set(),
    counted: new Map(),
    headcounts: new Map(),
  }
  let backup = structuredClone(hub)
  const kiosks: Kiosk[] = [newKiosk(), newKiosk()]
  const pressOf = new Map<string, Press>()
  /** Requests under way, some of them repeats that nobody waits for. */
  let network: Flight[] = []

  function newKiosk(): Kiosk {
    const state = { incarnation: newName('life'), epoch: null, acked: 0 }
    const disk = { log: [], lastSeq: 0, state, told: [], presses: new Map() }
    return { disk, image: null, flight: null, lastPress: null }
  }

  function write(kiosk: Kiosk, count: Press | null = null): void {
    const op = { seq: ++kiosk.disk.lastSeq, key: newName('op'), count }
    kiosk.disk.log.push(op)
    kiosk.disk.told.push(op.key)
    if (!count) return
    kiosk.disk.presses.set(count.id, count.persons)
    pressOf.set(op.key, count)
  }

  /** Staff count heads, or their page repeats its last press because no answer came; a kiosk writes a press once. */
  function countHeads(kiosk: Kiosk): void {
    const repeats = kiosk.lastPress !== null && random() < 0.4
    const press = repeats ? kiosk.lastPress : { id: newName('press'), persons: below(40) - 10 }
    kiosk.lastPress = press
    if (press && !kiosk.disk.presses.has(press.id)) write(kiosk, press)
  }

  function send(kiosk: Kiosk, most = 1 + below(8)): void {
    if (kiosk.flight) return
    const { log, state, lastSeq } = kiosk.disk
    const ops = log.filter(({ seq }) => seq > state.acked).slice(0, most)
    const afterId = log.find(({ seq }) => seq === state.acked)?.key ?? null
    const claim = { after: state.acked, afterId, ops }
    const { incarnation } = state
    kiosk.flight = { kiosk, incarnation, claim, before: state, lastSeq, answer: null }
    network.push(kiosk.flight)
  }

  function arriveAtHub(flight: Flight): void {
    const { incarnation, claim } = flight
    const have = hub.have.get(incarnation) ?? 0
    const held = new Set(keysToProve(have, claim).filter((key) => hub.held.has(key)))
    const decision = by.decide(have, claim, held)
    flight.answer = answerOf(decision, hub.epoch)
    if (decision.result !== 'take') return
    for (const op of claim.ops.slice(decision.skip)) {
      const name = by.sameOp(incarnation, op)
      if (hub.held.has(name)) continue
      hub.held.add(name)
      hub.held.add(op.key)
      hub.counted.set(op.key, (hub.counted.get(op.key) ?? 0) + 1)
      keepCount(op)
    }
    hub.have.set(incarnation, decision.watermark)
  }

  function keepCount({ key, count }: Op): void {
    if (!count) return
    const name = by.sameCount(key, count.id)
    if (!hub.headcounts.has(name)) hub.headcounts.set(name, count.persons)
  }

  function arriveAtKiosk(flight: Flight): void {
    const { kiosk, answer, before, lastSeq } = flight
    if (kiosk.flight !== flight || !answer) return
    kiosk.flight = null
    kiosk.disk.state = by.adopt(before, answer, lastSeq, newName('life'))
    if (by.deletesOnAck) {
      const { acked } = kiosk.disk.state
      kiosk.disk.log = kiosk.disk.log.filter(({ seq }) => seq >= acked)
    }
  }

  function forget(flight: Flight): void {
    network = network.filter((each) => each !== flight)
    if (flight.kiosk.flight === flight) flight.kiosk.flight = null
  }

  /** A request arrives, perhaps again later, perhaps without its answer coming home. */
  function deliver(flight: Flight): void {
    arriveAtHub(flight)
    if (random() < 0.15) network.push({ ...flight })
    if (random() < 0.2) forget(flight)
    else {
      network = network.filter((each) => each !== flight)
      arriveAtKiosk(flight)
    }
  }

  function putDiskBack(kiosk: Kiosk): void {
    if (!kiosk.image) return
    kiosk.disk = structuredClone(kiosk.image)
    kiosk.flight = null
  }

  function clone(kiosk: Kiosk): void {
    if (kiosk.image && kiosks.length < mostKiosks) {
      kiosks.push({ disk: structuredClone(kiosk.image), image: null, flight: null, lastPress: null })
    }
  }

  function restoreHub(): void {
    hub = { ...structuredClone(backup), epoch: newName('epoch') }
  }

  /** One thing happens. The weights make faults rarer than work, and every fault common over a history. */
  function step(): void {
    const kiosk = pick(kiosks)
    const flight = pick(network)
    if (!kiosk) return
    const chance = random()
    if (chance < 0.22) write(kiosk)
    else if (chance < 0.3) countHeads(kiosk)
    else if (chance < 0.55) send(kiosk)
    else if (chance < 0.8) flight && deliver(flight)
    else if (chance < 0.86) flight && forget(flight)
    else if (chance < 0.89) kiosk.flight = null
    else if (chance < 0.93) kiosk.image = structuredClone(kiosk.disk)
    else if (chance < 0.95) putDiskBack(kiosk)
    else if (chance < 0.96) clone(kiosk)
    else if (chance < 0.985) backup = structuredClone(hub)
    else restoreHub()
  }

  /** The network heals: everybody sends until nothing is left, and once more, as the sweep does. */
  function settle(): number {
    network = []
    for (const kiosk of kiosks) kiosk.flight = null
    let restless = kiosks
    for (let round = 0; round < 400 && restless.length > 0; round++) {
      restless = restless.filter((kiosk) => {
        const before = JSON.stringify(kiosk.disk.state)
        send(kiosk, 50)
        const { flight } = kiosk
        if (!flight) return true
        network = []
        arriveAtHub(flight)
        arriveAtKiosk(flight)
        return JSON.stringify(kiosk.disk.state) !== before
      })
    }
    return restless.length
  }

  /** Each press once: those that stand at a kiosk, and those that reached the hub before a disk was put back. */
  function pressesToCount(): Map<string, number> {
    const arrived = [...hub.counted.keys()].flatMap((key) => pressOf.get(key) ?? [])
    const standing = kiosks.flatMap(({ disk }) => [...disk.presses])
    return new Map([...standing, ...arrived.map(({ id, persons }) => [id, persons] as const)])
  }

  for (let count = 0; count < stepsPerHistory; count++) step()
  const restless = settle()
  const told = new Set(kiosks.flatMap(({ disk }) => disk.told))
  return {
    lost: [...told].filter((key) => !hub.counted.has(key)),
    double: [...hub.counted].filter(([, times]) => times > 1).map(([key]) => key),
    restless,
    miscounted: sumOf(hub.headcounts) - sumOf(pressesToCount()),
  }
}

function sumOf(presses: ReadonlyMap<string, number>): number {
  return countedPersons([...presses.values()].map((persons) => ({ occurrence: null, persons })))
}

/** The seeds from `first` on whose history ends badly. */
export function badSeeds(count: number, by: Rules = rules, first = 1): { seed: number; verdict: Verdict }[] {
  return Array.from({ length: count }, (_, index) => first + index)
    .map((seed) => ({ seed, verdict: play(seed, by) }))
    .filter(
      ({ verdict: { lost, double, restless, miscounted } }) =>
        lost.length + double.length + restless > 0 || miscounted !== 0,
    )
}

function answerOf(decision: PushDecision, epoch: string): PushAnswer {
  const answered = { epoch, hubTime: 0 }
  if (decision.result === 'take') {
    return { result: 'have', have: decision.have, quarantined: [], ...answered }
  }
  return { ...decision, ...answered }
}

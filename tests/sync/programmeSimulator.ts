import Sqlite, { type Database } from 'better-sqlite3'
import type { WireOp } from '../../src/contract/ops.ts'
import { presentFields } from '../../src/contract/programme.ts'
import type { Change } from '../../src/contract/staff/edit.ts'
import type { PulledConflict, PushAnswer } from '../../src/contract/sync.ts'
import { opsOf as opsToWrite } from '../../src/domain/editOps.ts'
import { planEdit } from '../../src/domain/edits.ts'
import { type Entity, mergeEntity, type ProgrammeOp } from '../../src/domain/mergeEntity.ts'
import { sameJson } from '../../src/domain/sameJson.ts'
import { adoptAnswer, decidePush, keysToProve, type SyncState } from '../../src/domain/sync.ts'
import { programmeEditor } from '../../src/kiosk/services/edit.ts'
import { createStore } from '../../src/kiosk/store/index.ts'
import { migrate } from '../../src/kiosk/store/migrate.ts'
import { type Pulled, type PullState, pullStore } from '../../src/kiosk/store/pullStore.ts'
import { type Cut, type Device, syncStore } from '../../src/kiosk/store/syncStore.ts'
import { handClock, keptLog } from '../../src/kiosk/testing.ts'
import { seeded } from '../support/seeded.ts'

/**
 * Staff edit one programme at several screens and at the hub, over a network that drops, repeats and delays, with hubs and disks that are put back. The screens are real: SQLite, editor
 * and stores. The hub is a model of the one in src/hub that merges by the same function. A history follows from its seed alone.
 */

/** What a mutant does otherwise. */
export interface Rules {
  merge: typeof mergeEntity
  /** What of an answer a kiosk takes. */
  taken: (came: Pulled) => Pulled
  /** Whether a kiosk forgets what it had when the hub begins anew. */
  hubSaysAnew: boolean
  /** Whether an edit that lost, and its settling, move the end of the hub's stream. */
  conflictsMove: boolean
}

export const rules: Rules = {
  merge: mergeEntity,
  taken: (came) => came,
  hubSaysAnew: true,
  conflictsMove: true,
}

/** What is wrong at the end of a history; empty when all is well. */
export interface Verdict {
  /** Screens that do not show what the hub has, by the parts in which they differ. */
  differing: string[]
  /** Fields that one screen, or the hub, alone has written and that are not as it wrote them last. */
  lost: string[]
  /** Own edits that were not to be seen while the hub did not have them. */
  hidden: string[]
  /** Screens that do not tell of just the lost edits that are open at the hub. */
  untold: string[]
  /** Screens that never came to rest. */
  restless: number
}

interface Hub {
  epoch: string
  head: number
  have: Map<string, number>
  held: Set<string>
  entities: Map<string, Entity & { pos: number }>
  conflicts: Map<string, PulledConflict>
  /** What staff have done at the hub itself; a hub that is put back has lost what came after. */
  own: LoggedOp[]
}

/** A screen's database, with what reads and writes it. */
type Disk = ReturnType<typeof diskOf>

function diskOf(db: Database) {
  return { db, store: createStore(db), sync: syncStore(db), pull: pullStore(db) }
}

interface Kiosk extends Disk {
  name: string
  image: Buffer | null
  /** Whether its disk has been put back: then nobody can say which of its edits was last. */
  isPutBack: boolean
}

type Message =
  | { kind: 'push'; kiosk: Kiosk; device: Device; cut: Cut }
  | { kind: 'pull'; kiosk: Kiosk; device: Device; before: PullState }

const stepsPerHistory = 70
const ids = ['n1', 'n2', 'n3']
const whole = { text: { sv: 'a' }, level: 'normal', from: '2026-11-23T10:00', until: '2026-11-23T12:00' }

/** Plays the history of a seed and judges its end, when the network has healed and everybody has had time. */
export function play(seed: number, by: Rules = rules): Verdict {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(all: readonly T[]): T | undefined => all[below(all.length)]
  let names = 0
  const newId = () => `00000000-0000-7000-8000-${String(++names).padStart(12, '0')}`
  const hidden: string[] = []

  let hub: Hub = {
    epoch: newId(),
    head: 0,
    have: new Map(),
    held: new Set(),
    entities: new Map(),
    conflicts: new Map(),
    own: [],
  }
  /** As `own`, of all lives of the hub. */
  const everAtHub: LoggedOp[] = []
  let backup = structuredClone(hub)
  const kiosks = [newKiosk('one'), newKiosk('two'), newKiosk('three')]
  let network: Message[] = []

  function newKiosk(name: string): Kiosk {
    const db = new Sqlite(':memory:')
    migrate(db)
    const device = { deviceId: newId(), venueId: 'v', privateKey: '', hubAddress: 'http://hub.test' }
    const disk = diskOf(db)
    disk.sync.enrol({ ...device, incarnation: newId(), epoch: null, acked: 0 }, 'Björken')
    return { ...disk, name, image: null, isPutBack: false }
  }

  function settleOne({ store }: Kiosk): void {
    const lost = pick(store.conflicts.all())
    if (!lost) return
    const stamp = { id: newId(), atWall: 0, bootId: 'boot', monoMs: 0, tz: 'Europe/Stockholm' }
    const body = { op: lost.op }
    store.write(() => {
      store.ops.append({ kind: 'conflict.settled', v: 1, entity: lost.entity, baseVer: null, body }, stamp)
      store.conflicts.settle(lost.op)
    })
  }

  /** What somebody at `name` changes of a part, of which they see `there`. */
  function changeOf(name: string, id: string, there: { deleted: boolean } | null): Change {
    const value = `${name} ${++names}`
    const fields = [
      { text: { sv: value } },
      { level: below(2) === 0 ? 'normal' : 'urgent' },
      { until: `2026-11-23T${12 + below(8)}:00` },
    ][below(3)]
    const isNew = there === null || there.deleted
    return !isNew && random() < 0.08
      ? { do: 'delete', type: 'notice', id }
      : { do: 'set', type: 'notice', id, fields: isNew ? { ...whole, ...fields } : { ...fields } }
  }

  function edit({ store, name }: Kiosk): void {
    const options = { store, clock: handClock(), newId, log: keptLog(), timeZone: () => 'Europe/Stockholm' }
    const id = pick(ids) ?? 'n1'
    const change = changeOf(name, id, store.programme.find(id))
    programmeEditor(options).save([change], { person: null, kind: 'changed' })
  }

  /** As src/hub/staff/edit.ts, which works out by the same functions what becomes of an edit. */
  function editAtHub(): void {
    const id = pick(ids) ?? 'n1'
    const known = hub.entities.get(id)
    const kept = known ? { type: 'notice' as const, fields: known.fields, deleted: known.deleted } : null
    const plan = planEdit([changeOf('hub', id, kept)], () => kept)
    if ('code' in plan) return
    for (const op of plan.outcomes.flatMap((outcome) => opsToWrite(outcome, known?.ver ?? null))) {
      const logged = { ...op, id: newId(), body: op.body as LoggedOp['body'] }
      hub.own.push(logged)
      everAtHub.push(logged)
      apply(logged as unknown as WireOp, 'hub')
    }
  }

  function ask(kiosk: Kiosk, kind: Message['kind']): Message | null {
    const { sync, pull } = kiosk
    const device = sync.device()
    const before = pull.state()
    if (!device || !before) return null
    if (kind === 'pull') return { kind, kiosk, device, before }
    return { kind, kiosk, device, cut: sync.cut(device.acked, 0) }
  }

  /** @returns how to take the answer home */
  function arriveAtHub(message: Message): () => void {
    if (message.kind === 'pull') {
      const came = answerPull(message.before, message.device.incarnation)
      const held = new Set(hub.held)
      return () => takeHome(message.kiosk, message.before, came, held)
    }
    const { kiosk, device, cut } = message
    const answer = answerPush(device, cut)
    return () => {
      const state = adoptAnswer(device, answer, cut.lastSeq, newId())
      kiosk.sync.adopt(device, state, [], 0)
    }
  }

  function answerPush(device: Device, { ops, afterId }: Cut): PushAnswer {
    const answered = { epoch: hub.epoch, hubTime: 0 }
    const have = hub.have.get(device.incarnation) ?? 0
    const claim = { after: device.acked, afterId, ops: ops.map(({ seq, id }) => ({ seq, key: id })) }
    const held = new Set(keysToProve(have, claim).filter((key) => hub.held.has(key)))
    const decision = decidePush(have, claim, held)
    if (decision.result !== 'take') return { ...decision, ...answered }
    for (const op of ops.slice(decision.skip)) {
      if (hub.held.has(op.id)) continue
      hub.held.add(op.id)
      apply(op, device.deviceId)
    }
    hub.have.set(device.incarnation, decision.watermark)
    return { result: 'have', have: decision.have, quarantined: [], ...answered }
  }

  function apply(op: WireOp, from: string): void {
    if (op.kind === 'conflict.settled') {
      if (hub.conflicts.delete((op.body as { op: string }).op)) moveForConflict()
      return
    }
    const known = hub.entities.get(op.entity ?? '')
    const { entity, changed, conflicts } = by.merge(known ?? null, op as unknown as ProgrammeOp, from)
    if (changed) hub.entities.set(entity.id, { ...entity, pos: ++hub.head })
    if (conflicts.length === 0) return
    const fields = Object.fromEntries(conflicts.map(({ field, value }) => [field, value]))
    hub.conflicts.set(op.id, { op: op.id, entity: entity.id, received: 0, fields })
    moveForConflict()
  }

  function moveForConflict(): void {
    if (by.conflictsMove) hub.head++
  }

  function answerPull({ epoch, pos }: PullState, incarnation: string): Pulled {
    const from = epoch === hub.epoch && pos <= hub.head ? pos : by.hubSaysAnew ? 0 : pos
    return {
      epoch: hub.epoch,
      from,
      pos: hub.head,
      have: hub.have.get(incarnation) ?? 0,
      entities: [...hub.entities.values()].filter((each) => each.pos > from),
      visits: null,
      conflicts: [...hub.conflicts.values()],
    }
  }

  /** @param held ids of the ops that were at the hub when it answered */
  function takeHome(kiosk: Kiosk, before: PullState, came: Pulled, held: ReadonlySet<string>): void {
    const { db, name, pull } = kiosk
    // As the kiosk's puller: where nothing has moved there is nothing to take.
    if (came.epoch === before.epoch && came.pos === before.pos && came.have <= before.have) return
    if (pull.take(before, by.taken(came)) === null) return
    const confirmed = new Map(came.entities.map((each) => [each.id, each]))
    const all = shownBy(kiosk)
    for (const [id, fields] of lastPatches(opsOf(db).filter(({ id }) => !held.has(id)))) {
      const shown = all.get(id)
      if (confirmed.get(id)?.deleted || shown === undefined) continue
      for (const [field, value] of fields)
        if (!sameJson(shown[field], value)) hidden.push(`${name} ${id} ${field}`)
    }
  }

  /** A message arrives, perhaps again later, perhaps without its answer coming home, perhaps coming home late. */
  function deliver(message: Message): void {
    network = network.filter((each) => each !== message)
    const home = arriveAtHub(message)
    if (random() < 0.15) network.push(message)
    if (random() < 0.8) home()
  }

  function putDiskBack(kiosk: Kiosk): void {
    if (!kiosk.image) return
    kiosk.db.close()
    Object.assign(kiosk, diskOf(new Sqlite(kiosk.image)))
    kiosk.isPutBack = true
    network = network.filter((message) => message.kiosk !== kiosk)
  }

  /** One thing happens. The weights make faults rarer than work, and every fault common over many histories. */
  function step(): void {
    const kiosk = pick(kiosks)
    const message = pick(network)
    if (!kiosk) return
    const chance = random()
    const asked = (kind: Message['kind']) =>
      network.push(...[ask(kiosk, kind)].filter((each) => each !== null))
    if (chance < 0.22) edit(kiosk)
    else if (chance < 0.27) editAtHub()
    else if (chance < 0.3) settleOne(kiosk)
    else if (chance < 0.45) asked('push')
    else if (chance < 0.6) asked('pull')
    else if (chance < 0.9) message && deliver(message)
    else if (chance < 0.93) network = network.filter((each) => each !== message)
    else if (chance < 0.95) kiosk.image = kiosk.db.serialize()
    else if (chance < 0.96) putDiskBack(kiosk)
    else if (chance < 0.985) backup = structuredClone(hub)
    else hub = { ...structuredClone(backup), epoch: newId() }
  }

  /** The network heals: everybody sends and asks until nothing moves. */
  function settle(): number {
    network = []
    let restless = kiosks.length
    for (let round = 0; round < 60 && restless > 0; round++) {
      restless = 0
      for (const kiosk of kiosks) {
        const before = stateOf(kiosk)
        for (const kind of ['push', 'pull'] as const) {
          const message = ask(kiosk, kind)
          if (message) arriveAtHub(message)()
        }
        if (stateOf(kiosk) !== before) restless++
      }
    }
    return restless
  }

  for (let count = 0; count < stepsPerHistory; count++) step()
  const restless = settle()
  const standing = new Map(
    [...hub.entities.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ id, fields }) => [id, presentFields(fields)]),
  )
  const differing = kiosks.flatMap((kiosk) => {
    const shown = shownBy(kiosk)
    return ids.filter((id) => !sameJson(shown.get(id), standing.get(id))).map((id) => `${kiosk.name} ${id}`)
  })
  const lost = lostFields(kiosks, standing, everAtHub, hub.own)
  const open = [...hub.conflicts.keys()].sort()
  const untold = kiosks
    .filter(
      ({ store }) =>
        !sameJson(
          store.conflicts
            .all()
            .map(({ op }) => op)
            .sort(),
          open,
        ),
    )
    .map(({ name }) => name)
  for (const { db } of kiosks) db.close()
  return { differing, lost, hidden, untold, restless }
}

function stateOf({ sync, pull }: Kiosk): string {
  const state: SyncState | null = sync.device()
  return JSON.stringify([state?.incarnation, state?.epoch, state?.acked, pull.state()])
}

/** Fields of parts that nobody ever deleted, written at one place alone, while no screen's disk was ever put back: they are as they were written there last. */
function lostFields(
  kiosks: readonly Kiosk[],
  standing: ReadonlyMap<string, Record<string, unknown>>,
  everAtHub: readonly LoggedOp[],
  ofHub: readonly LoggedOp[],
): string[] {
  const written = kiosks.map((kiosk) => ({ kiosk, ops: opsOf(kiosk.db) }))
  const gone = new Set(
    [...written.map(({ ops }) => ops), everAtHub].flatMap((ops) =>
      ops.filter(({ kind }) => kind !== 'entity.patched').map(({ entity }) => entity),
    ),
  )
  if (kiosks.some(({ isPutBack }) => isPutBack)) return []
  const patches = [...written.map(({ ops }) => ops), everAtHub].map(lastPatches)
  // What a hub that was put back has lost of its own edits it cannot have.
  const stands = [...patches.slice(0, -1), lastPatches(ofHub)]
  return stands.flatMap((mine, index) =>
    [...mine].flatMap(([id, fields]) =>
      [...fields]
        .filter(([field]) => !patches.some((theirs, other) => other !== index && theirs.get(id)?.has(field)))
        .filter(([field, value]) => !gone.has(id) && !sameJson(standing.get(id)?.[field], value))
        .map(([field]) => `${id} ${field}`),
    ),
  )
}

interface LoggedOp {
  id: string
  kind: string
  entity: string
  body: { fields?: Record<string, unknown> }
}

function opsOf(db: Database): LoggedOp[] {
  const rows = db.prepare('SELECT id, kind, entity, body FROM op ORDER BY seq').all()
  return (rows as { id: string; kind: string; entity: string; body: string }[]).map(({ body, ...row }) => ({
    ...row,
    body: JSON.parse(body),
  }))
}

/** The last value that was written in each field of each part that was not deleted after. Who brings a part back takes it as it then stands, whatever they wrote before. */
function lastPatches(ops: readonly LoggedOp[]): Map<string, Map<string, unknown>> {
  const patches = new Map<string, Map<string, unknown>>()
  for (const { kind, entity, body } of ops) {
    if (kind !== 'entity.patched') patches.delete(entity)
    const fields = patches.get(entity) ?? new Map<string, unknown>()
    for (const [field, value] of Object.entries(body.fields ?? {})) fields.set(field, value)
    if (kind === 'entity.patched') patches.set(entity, fields)
  }
  return patches
}

function shownBy({ store }: Kiosk): Map<string, Record<string, unknown>> {
  const all = store.programme.all(() => {})
  return new Map(all.map(({ id, fields }) => [id, presentFields(fields)]))
}

/** The seeds from `first` on whose history ends badly. */
export function badSeeds(count: number, by: Rules = rules, first = 1): { seed: number; verdict: Verdict }[] {
  return Array.from({ length: count }, (_, index) => first + index)
    .map((seed) => ({ seed, verdict: play(seed, by) }))
    .filter(({ verdict }) => {
      const { restless, ...wrong } = verdict
      return Object.values(wrong).flat().length + restless > 0
    })
}

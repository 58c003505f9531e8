import type { Change } from '../../src/contract/staff/edit.ts'
import { mergeEntity } from '../../src/domain/mergeEntity.ts'
import { sameJson } from '../../src/domain/sameJson.ts'
import { adoptAnswer } from '../../src/domain/sync.ts'
import type { Pulled, PullState } from '../../src/kiosk/store/pullStore.ts'
import type { Cut, Device } from '../../src/kiosk/store/syncStore.ts'
import { seeded } from '../support/seeded.ts'
import { type HubRules, modelHub } from './programmeHub.ts'
import {
  type Kiosk,
  lastPatches,
  newKiosk,
  opsOf,
  putDiskBack,
  saveAt,
  settleAt,
  shownBy,
  stateOf,
} from './programmeScreens.ts'
import { judge, type Verdict } from './programmeVerdict.ts'

/**
 * Staff edit one programme at several screens and at the hub, over a network that drops, repeats and delays, with hubs and disks that are put back. The screens are real: SQLite, editor
 * and stores. The hub is a model. A history
 * follows from its seed alone.
 */

/** What a mutant does otherwise. */
export interface Rules extends HubRules {
  /** What of an answer a kiosk takes. */
  taken: (came: Pulled) => Pulled
}

export const rules: Rules = {
  merge: mergeEntity,
  taken: (came) => came,
  hubSaysAnew: true,
  conflictsMove: true,
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

  const hub = modelHub(by, newId)
  const kiosks = ['one', 'two', 'three'].map((name) => newKiosk(name, newId))
  let network: Message[] = []

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

  function edit(kiosk: Kiosk): void {
    const id = pick(ids) ?? 'n1'
    saveAt(kiosk, changeOf(kiosk.name, id, kiosk.store.programme.find(id)), newId)
  }

  function editAtHub(): void {
    const id = pick(ids) ?? 'n1'
    hub.edit(id, (there) => changeOf('hub', id, there))
  }

  function settleOne(kiosk: Kiosk): void {
    const lost = pick(kiosk.store.conflicts.all())
    if (lost) settleAt(kiosk, lost, newId)
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
      const came = hub.answerPull(message.before, message.device.incarnation)
      const held = new Set(hub.now().held)
      return () => takeHome(message.kiosk, message.before, came, held)
    }
    const { kiosk, device, cut } = message
    const answer = hub.answerPush(device, cut)
    return () => {
      const state = adoptAnswer(device, answer, cut.lastSeq, newId())
      kiosk.sync.adopt(device, state, [], 0)
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

  function loseSince(kiosk: Kiosk): void {
    if (putDiskBack(kiosk)) network = network.filter((message) => message.kiosk !== kiosk)
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
    else if (chance < 0.96) loseSince(kiosk)
    else if (chance < 0.985) hub.backUp()
    else hub.putBack()
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
  const verdict = { ...judge(kiosks, hub, ids), hidden, restless }
  for (const { db } of kiosks) db.close()
  return verdict
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

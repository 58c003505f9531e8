import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { v7 } from 'uuid'
import type { Programme } from '../../src/contract/programme.ts'
import type { ExampleVenue } from '../../src/domain/example.ts'
import { type CheckIn, checkInService } from '../../src/kiosk/services/checkIn.ts'
import { programmeService } from '../../src/kiosk/services/programme.ts'
import { createStore } from '../../src/kiosk/store/index.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { syncStore } from '../../src/kiosk/store/syncStore.ts'
import { createSyncClient } from '../../src/kiosk/sync/index.ts'
import { type HandClock, handClock } from '../../src/kiosk/testingClock.ts'
import { quietLog } from '../faults/database.ts'
import { entitiesOf } from '../support/kiosk.ts'

/** One screen: the services and the sync of an engine on real SQLite, with its clock and its network in the simulation's hands. */
export interface Screen {
  clock: HandClock
  checkIn: CheckIn
  pending(): number
  enrol(link: string): Promise<void>
  /** Lets the sync work until the hub has all, or for so many ms of the screen's time. Whether the hub has all. */
  sendAll(mostMs: number): Promise<boolean>
  /** The power goes and comes back: another boot on the same disk. */
  restart(): Promise<void>
  /** Keeps the disk as it is now. */
  keepImage(): Promise<void>
  /** Puts the kept disk in; nothing where none was kept. */
  putImageBack(): Promise<void>
  close(): Promise<void>
}

type Fetch = typeof globalThis.fetch

const stepMs = 250

export async function startScreen(options: {
  databaseFile: string
  programme: Programme
  example: ExampleVenue
  /** The way to the hub. */
  fetch: Fetch
  random: () => number
}): Promise<Screen> {
  const { databaseFile, programme, example, random } = options
  const clock: HandClock = handClock()
  let underWay = 0
  const fetch: Fetch = async (input, init) => {
    underWay += 1
    try {
      return await options.fetch(input, init)
    } finally {
      underWay -= 1
    }
  }

  async function open(bootId: string) {
    const db = await openDatabase(databaseFile)
    // What a power cut does to a disk is tried elsewhere (tests/faults); here a year must fit in minutes.
    db.pragma('synchronous = OFF')
    const time = { ...clock, bootId, newId: () => v7({ msecs: Math.max(0, clock.wall()) }) }
    const common = { clock: time, newId: time.newId, log: quietLog }
    const store = createStore(db)
    const outbox = syncStore(db)
    const service = programmeService({ ...common, store, example })
    return {
      db,
      store,
      outbox,
      checkIn: checkInService({ ...common, store, programme: service, countsChanged() {} }),
      sync: createSyncClient({
        ...{ ...common, store: outbox, fetchers: [], fetch, random, version: 'fleet', shows: () => null },
      }),
    }
  }

  let boot = 1
  let running = await open('boot-1')
  running.store.write(() => {
    for (const entity of entitiesOf(programme)) running.store.programme.save({ ...entity, deleted: false })
  })

  async function stop(): Promise<void> {
    await running.sync.stop()
    running.db.close()
  }

  async function start(): Promise<void> {
    boot += 1
    running = await open(`boot-${boot}`)
    running.sync.start()
  }

  const image = `${databaseFile}.image`
  const pending = () => {
    const device = running.outbox.device()
    return device ? running.outbox.cut(device.acked, 0).pending : 0
  }
  return {
    clock,
    get checkIn() {
      return running.checkIn
    },
    pending,
    async enrol(link) {
      const { result } = await running.sync.enrol(link)
      if (result !== 'enrolled') throw new Error('a screen could not be enrolled')
    },
    async sendAll(mostMs) {
      running.sync.wake()
      const until = clock.mono() + mostMs
      while (pending() > 0 && clock.mono() < until) {
        // Time stands still while an answer is under way: a slow machine is no slow network.
        if (underWay === 0) clock.pass(stepMs)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return pending() === 0
    },
    async restart() {
      await stop()
      await start()
    },
    async keepImage() {
      running.db.pragma('wal_checkpoint(TRUNCATE)')
      copyFileSync(databaseFile, image)
    },
    async putImageBack() {
      if (!existsSync(image)) return
      await stop()
      for (const end of ['-wal', '-shm']) rmSync(databaseFile + end, { force: true })
      copyFileSync(image, databaseFile)
      await start()
    },
    close: stop,
  }
}

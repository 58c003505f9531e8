import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { checkInService } from '../../src/kiosk/services/checkIn.ts'
import { programmeService } from '../../src/kiosk/services/programme.ts'
import { createStore } from '../../src/kiosk/store/index.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { newId, systemClock } from '../../src/kiosk/system.ts'
import { readExample } from './example.ts'
import { compare, type Figure } from './stats.ts'

const rounds = 40
const perRound = 50

const page = Buffer.alloc(4096, 1)

/** A check-in of the engine's own service, on a real file, with the example venue's programme. */
async function ours(folder: string) {
  const db = await openDatabase(join(folder, 'samvaro.sqlite'))
  const store = createStore(db)
  const example = readExample()
  // Two touches of one screen within 500 ms are one, and nobody waits here.
  let mono = 0
  const clock = { ...systemClock(), mono: () => (mono += 1000) }
  const log = { info() {}, warn() {}, error: console.error }
  const programme = programmeService({ store, example, clock, newId, log })
  const checkIn = checkInService({ store, programme, clock, newId, log, countsChanged() {} })
  return {
    touch() {
      if (checkIn.touch({ touchId: newId(), screen: 'bench' }) === 'NOT_SAVED') throw new Error('not saved')
    },
    close: () => db.close(),
  }
}

/** The least that a disk asks for keeping a page: at the end of a file that grows, or over one that is there. */
function bare(folder: string, where: 'appended' | 'in place') {
  const file = openSync(join(folder, randomUUID()), 'w')
  const position = where === 'in place' ? 0 : null
  return {
    touch() {
      writeSync(file, page, 0, page.length, position)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}

/** Commit of a check-in (op, projection and sums in one transaction) against the disk itself. */
export async function benchCommit(folder: string): Promise<Figure[]> {
  const subjects = [await ours(folder), bare(folder, 'appended'), bare(folder, 'in place')]
  const samples: number[][] = subjects.map(() => [])
  // The first round only warms up: compilation, the first pages of the files.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      for (let touch = 0; touch < perRound; touch++) {
        const began = performance.now()
        subject.touch()
        if (round > 0) samples[index]?.push(performance.now() - began)
      }
    }
  }
  for (const subject of subjects) subject.close()
  const [check = [], appended = [], inPlace = []] = samples
  const what = 'commit of a check-in, p50'
  return [
    compare(
      what,
      check,
      { name: '4 KiB appended + fdatasync', samples: appended },
      { share: 0.5, limit: 1.3 },
    ),
    // No database writes in place; told because it is the least that this disk can do.
    compare(what, check, { name: '4 KiB in place + fdatasync', samples: inPlace }, { share: 0.5 }),
  ]
}

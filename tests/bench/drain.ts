import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createHub } from '../../src/hub/hub.ts'
import { newId, systemClock } from '../../src/kiosk/index.ts'
import { quietLog, startDatabase } from '../faults/database.ts'
import { openEngine } from './engine.ts'
import { against, type Figure, median } from './stats.ts'
import { writeVisits } from './visits.ts'

const rounds = 7
const weekMs = 7 * 86_400_000
/** 1,400 ops. */
const visits = 875

/** A week off line on loopback, from the kiosk's first word to the hub until it has acknowledged all. */
export async function benchDrain(folder: string): Promise<Figure[]> {
  const database = await startDatabase(folder)
  const hub = await createHub({
    database: database.sql,
    municipality: 'Bench',
    adminKey: newId(),
    clock: systemClock(),
    newId,
    log: quietLog,
    files: async () => null,
  })
  await hub.listen(0)
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const venue = await hub.addVenue(`Vecka ${round}`)
    const took = await drain(join(folder, `${round}.sqlite`), (await hub.enrolmentCode(venue.id)).link)
    // The first round only warms up.
    if (round > 0) times.push(took)
  }
  await hub.close()
  await database.stop()
  const limit = { name: 'limit', value: 1000 }
  return [against('a week off line, 1,400 ops, enrolled and drained, p50', median(times), limit, 1)]
}

async function drain(databaseFile: string, link: string): Promise<number> {
  await writeVisits(databaseFile, visits, weekMs)
  const engine = await openEngine(databaseFile)
  const status = async () => {
    const answer = await engine.fetch(new Request('http://kiosk/rpc/syncStatus', { method: 'POST' }))
    return ((await answer.json()) as { json: { pending: number } }).json
  }
  const began = performance.now()
  const { result } = await engine.enrol(link)
  if (result !== 'enrolled') throw new Error('not enrolled')
  while ((await status()).pending > 0) await pause(5)
  const took = performance.now() - began
  await engine.close()
  return took
}

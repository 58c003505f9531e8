import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Clock } from '../../src/contract/clock.ts'
import { syncPaths } from '../../src/contract/sync.ts'
import { createHub, type Hub } from '../../src/hub/hub.ts'
import { newId, systemClock } from '../../src/kiosk/system.ts'
import { clientOf, keptLog, testEngine } from '../../src/kiosk/testing.ts'
import { writeVisits } from '../bench/visits.ts'
import { seeded } from '../support/seeded.ts'
import { startDatabase } from './database.ts'
import { readHub, readKiosk } from './evidence.ts'
import { temporaryFolder } from './folder.ts'
import { type Network, startNetwork, type Weather } from './network.ts'
import { until } from './until.ts'

/** The kiosk's time runs this much faster, so that its patience of 30 s and its pauses of up to 300 s pass within a test. */
const haste = 10

let database: Awaited<ReturnType<typeof startDatabase>>
let hub: Hub
let hubPort: number

beforeAll(async () => {
  database = await startDatabase(temporaryFolder('samvaro-network-'))
  hub = await createHub({
    database: database.sql,
    municipality: 'Nätprovet',
    adminKey: newId(),
    clock: systemClock(),
    newId,
    log: keptLog(),
    files: async () => null,
  })
  hubPort = Number(new URL(await hub.listen(0)).port)
})

afterAll(async () => {
  await hub.close()
  await database.stop()
})

function hastyClock(): Clock {
  const clock = systemClock()
  return { ...clock, mono: () => clock.mono() * haste, after: (ms, run) => clock.after(ms / haste, run) }
}

/** A kiosk of a venue of its own, whose only way to the hub is through the network. */
async function kioskBehind(network: Network) {
  let tries = 0
  const counting: typeof fetch = (input, init) => {
    if (String(input).endsWith(syncPaths.push)) tries++
    return fetch(input, init)
  }
  const engine = await testEngine({ clock: hastyClock(), fetch: counting })
  const venue = await hub.addVenue(newId())
  const { link } = await hub.enrolmentCode(venue.id)
  expect(await engine.enrol(link.replace(`:${hubPort}/`, `:${network.port}/`))).toMatchObject({
    result: 'enrolled',
  })
  const client = clientOf(engine)
  const pending = async () => (await client.syncStatus()).pending
  return {
    pending,
    databaseFile: engine.options.databaseFile,
    /** How often it has tried to send. */
    tries: () => tries,
    async checkIn() {
      const touchId = newId()
      return (await client.checkIn.touch({ touchId, screen: touchId })).visitId
    },
    drained: () =>
      until(
        async () => (await pending()) === 0,
        () => 'all to be sent',
        120_000,
      ),
    /** What both ends hold. */
    async evidence() {
      const { integrity, ...kiosk } = readKiosk(engine.options.databaseFile)
      return { kiosk, hub: await readHub(database.sql, venue.id) }
    },
  }
}

async function proxied() {
  const network = await startNetwork(hubPort)
  onTestFinished(() => network.close())
  return { network, kiosk: await kioskBehind(network) }
}

const bad: Exclude<Weather, 'well'>[] = ['cut', 'reset', 'halfOpen', 'slow', 'portal', 'loseAnswers']

test.each(bad)('a network that is %s loses no visit and doubles none', async (weather) => {
  const { network, kiosk } = await proxied()
  const visits = [await kiosk.checkIn()]
  await kiosk.drained()
  await network.set(weather)
  for (let visit = 0; visit < 20; visit++) visits.push(await kiosk.checkIn())
  const before = kiosk.tries()
  if (weather === 'slow') await kiosk.drained()
  else {
    await until(
      () => kiosk.tries() >= before + 2,
      () => 'two tries in bad weather',
    )
    expect(await kiosk.pending()).toBe(20)
  }
  await network.set('well')
  await kiosk.drained()

  const counted = { visits: visits.toSorted(), made: visits.toSorted(), counted: visits.length }
  expect(await kiosk.evidence()).toEqual({ kiosk: counted, hub: counted })
})

test('an answer that was lost after the commit is no second row', async () => {
  const { network, kiosk } = await proxied()
  await kiosk.drained()
  await network.set('loseAnswers')
  const before = kiosk.tries()
  const visits = [await kiosk.checkIn(), await kiosk.checkIn()].toSorted()
  await until(
    () => kiosk.tries() >= before + 3,
    () => 'three answers to be lost',
  )
  expect((await kiosk.evidence()).hub.visits).toEqual(visits)
  expect(await kiosk.pending()).toBe(2)
  await network.set('well')
  await kiosk.drained()
  const counted = { visits, made: visits, counted: 2 }
  expect(await kiosk.evidence()).toEqual({ kiosk: counted, hub: counted })
})

test('any weather in any order loses no visit and doubles none', async () => {
  const random = seeded(Number(process.env.SAMVARO_SEED ?? 1123))
  const weathers: Weather[] = [...bad, 'well']
  const { network, kiosk } = await proxied()
  const visits: string[] = []
  for (let change = 0; change < 16; change++) {
    await network.set(weathers[Math.floor(random() * weathers.length)] ?? 'well')
    const before = kiosk.tries()
    for (let visit = 0; visit < 5; visit++) visits.push(await kiosk.checkIn())
    await until(
      () => kiosk.tries() > before,
      () => 'a try',
    )
  }
  await network.set('well')
  await kiosk.drained()
  const counted = { visits: visits.toSorted(), made: visits.toSorted(), counted: 80 }
  expect(await kiosk.evidence()).toEqual({ kiosk: counted, hub: counted })
})

test('a month without network, 10,000 records, is there within two minutes, while visitors go on checking in', async () => {
  const { network, kiosk } = await proxied()
  await kiosk.drained()
  await network.set('cut')
  const visits = 6250
  await writeVisits(kiosk.databaseFile, visits, 30 * 86_400_000)
  const before = kiosk.tries()
  await kiosk.checkIn()
  await until(
    () => kiosk.tries() > before,
    () => 'a try without network',
  )
  expect(await kiosk.pending()).toBe(10_001)
  await network.set('well')
  const drained = kiosk.drained()
  const meanwhile = 100
  for (let visit = 0; visit < meanwhile; visit++) await kiosk.checkIn()
  await drained
  const { kiosk: here, hub: there } = await kiosk.evidence()
  expect(here.counted).toBe(visits + 1 + meanwhile)
  expect(there).toEqual(here)
})

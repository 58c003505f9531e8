import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../store/open.ts'
import { opLog } from '../store/opLog.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock } from '../testing.ts'
import { enrolScreen } from './enrolScreen.ts'

const link = 'http://hub.test:4000/enrol/v1#ABCDEFGH'
const answer = {
  deviceId: '0193a5a0-0000-7000-8000-000000000001',
  venue: { id: 'v1', name: 'Träffpunkten', municipality: 'Eskilstuna' },
  epoch: 'e1',
}

function setUp(hub: (url: string, body: unknown) => Response) {
  const data = temporaryFolder()
  const said: string[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => hub(String(url), JSON.parse(String(init?.body)))
  const options = { clock: handClock(), newId, fetch, print: (line: string) => void said.push(line) }
  return { data, said, run: (...args: string[]) => enrolScreen([...args, '--data', data], options) }
}

it('hands the code in and remembers the hub', async () => {
  const { data, said, run } = setUp((url, body) => {
    expect(url).toBe('http://hub.test:4000/sync/v1/enrol')
    expect(body).toMatchObject({ code: 'ABCDEFGH' })
    return Response.json(answer)
  })
  await run(link)
  expect(said).toEqual(['Enrolled at Träffpunkten, Eskilstuna.'])
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  expect(db.prepare('SELECT device_id, venue_id, hub_address, acked_seq FROM device').all()).toEqual([
    { device_id: answer.deviceId, venue_id: 'v1', hub_address: 'http://hub.test:4000', acked_seq: 0 },
  ])
  db.close()
})

it.each([
  [[], 'npm run enrol'],
  [['a', 'b'], 'npm run enrol'],
  [['--frobnicate', link], 'npm run enrol'],
  [['http://hub.test/'], 'no link of a hub'],
  [[link], 'did not take the code'],
])('tells whoever types %o what to do', async (args, sentence) => {
  await expect(setUp(() => new Response('', { status: 403 })).run(...args)).rejects.toThrow(sentence)
})

it('says that the hub does not answer', async () => {
  await expect(setUp(() => new Response('<html>')).run(link)).rejects.toThrow('No hub answered')
})

it('takes unsent visits to another venue only when it is told a second time', async () => {
  const venues = ['v1', 'v2', 'v2']
  const { data, said, run } = setUp(() =>
    Response.json({ ...answer, venue: { ...answer.venue, id: venues.shift() } }),
  )
  const venueOf = async () => {
    const db = await openDatabase(join(data, 'samvaro.sqlite'))
    const venue = db.prepare('SELECT venue_id FROM device').pluck().get()
    db.close()
    return venue
  }
  await run(link)
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  opLog(db).append(
    { kind: 'visit.undone', v: 1, entity: newId(), baseVer: null, body: {} },
    { id: newId(), atWall: 0, bootId: 'b', monoMs: 0, tz: 'Europe/Stockholm' },
  )
  db.close()
  await expect(run(link)).rejects.toThrow('--with-unsent')
  expect(await venueOf()).toBe('v1')
  await run(link, '--with-unsent')
  expect(await venueOf()).toBe('v2')
  expect(said).toHaveLength(2)
})

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { syncHeaders, syncPaths } from '../contract/sync.ts'
import { enrolKiosk, pullOf, pushOf, startHub, visitsMade, wireOpOf } from './testing.ts'

/** Row 22 of the fault table: who may do what, of which venue. What is not allowed here is refused. */
async function startTwoVenues() {
  const all = await startHub()
  const other = await all.hub.addVenue('Hatten')
  const kioskAt = async (venue: { id: string }) => enrolKiosk((await all.hub.enrolmentCode(venue.id)).link)
  const [own, foreign, lost] = [await kioskAt(all.venue), await kioskAt(other), await kioskAt(other)]
  await all.hub.revoke(lost.deviceId)
  return { ...all, other, own, foreign, lost }
}

type World = Awaited<ReturnType<typeof startTwoVenues>>

const bodies: Record<string, unknown> = {
  [syncPaths.push]: pushOf({}),
  [syncPaths.pull]: pullOf({}),
  [syncPaths.others]: { protocol: 1, epoch: null, known: [] },
}
const bodyOf = (path: string) => new Uint8Array(gzipSync(JSON.stringify(bodies[path])))

/** Each answers with the status that it gets. */
const roles = {
  nobody: ({ address }: World, path: string) => post(address + path, {}, path),
  'who has the key of the page': ({ address }: World, path: string) =>
    post(address + path, { authorization: 'Bearer a-key-for-tests' }, path),
  "one who signs for another's kiosk": ({ own, foreign }: World, path: string) =>
    statusOf(own.send(bodyOf(path), foreign.signature, path)),
  'a kiosk that signs another route': ({ own }: World, path: string) =>
    statusOf(own.send(bodyOf(path), (text) => own.signature(text.replace('/sync/v1/', '/sync/v2/')), path)),
  'a kiosk': ({ own }: World, path: string) => statusOf(own.send(bodyOf(path), own.signature, path)),
  'a kiosk that is shut out': ({ lost }: World, path: string) =>
    statusOf(lost.send(bodyOf(path), lost.signature, path)),
}

const pages = ['me', 'overview', 'enrolmentCode', 'revokeKiosk'].map((name) => `/rpc/${name}`)
const { push, pull, others } = syncPaths

describe.each<[keyof typeof roles, Record<string, number>]>([
  ['nobody', { [push]: 401, [pull]: 401, [others]: 401 }],
  ['who has the key of the page', { [push]: 401, [pull]: 401, [others]: 401 }],
  ["one who signs for another's kiosk", { [push]: 401, [pull]: 401, [others]: 401 }],
  ['a kiosk that signs another route', { [push]: 401, [pull]: 401, [others]: 401 }],
  ['a kiosk', { [push]: 200, [pull]: 200, [others]: 200 }],
  // What it still sends is taken, and put aside.
  ['a kiosk that is shut out', { [push]: 200, [pull]: 403, [others]: 403 }],
])('%s', (role, expected) => {
  it('may on the routes of sync what is said here', async () => {
    const world = await startTwoVenues()
    for (const [path, status] of Object.entries(expected))
      expect([path, await roles[role](world, path)]).toEqual([path, status])
  })
})

it('no kiosk may ask what the page asks', async () => {
  const { address, own } = await startTwoVenues()
  for (const path of pages) {
    expect(await statusOf(own.send(bodyOf(push), own.signature, path))).toBe(401)
    expect(await post(address + path, { [syncHeaders.device]: own.deviceId }, push)).toBe(401)
  }
})

it('a kiosk reads and writes nothing of another venue, whatever ids it names', async () => {
  const { own, foreign, hub, sql } = await startTwoVenues()
  const notice = { type: 'notice', fields: { text: { sv: 'Bara för Hatten' } } }
  const [visit] = visitsMade(1)
  if (!visit) throw new Error('no visit')
  const put = wireOpOf(2, 'entity.patched', 'lost', notice)
  await foreign.push({ incarnation: '018f0000-0000-7000-8000-00000000000f', ops: [visit, put] })
  const undo = wireOpOf(1, 'visit.undone', visit.entity ?? '', {})
  const change = wireOpOf(2, 'entity.deleted', 'lost', { type: 'notice' }, { baseVer: 1 })
  await own.push({ ops: [undo, change] })
  expect(JSON.stringify(await own.pull({}))).not.toContain('Hatten')
  expect(JSON.stringify(await own.others())).not.toContain('Bara för')
  const [hatten] = await sql.query(
    "SELECT deleted, fields->'text'->>'sv' AS text FROM entity WHERE id = 'lost' AND ver = 1",
  )
  expect(hatten).toEqual({ deleted: false, text: 'Bara för Hatten' })
  const counts = (await hub.overview()).venues.map(({ name, visitsToday }) => [name, visitsToday])
  expect(counts).toEqual([
    ['Björken', 0],
    ['Hatten', 1],
  ])
})

async function post(url: string, headers: Record<string, string>, path: string): Promise<number> {
  return statusOf(
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip', ...headers },
      body: bodyOf(path),
    }),
  )
}

async function statusOf(answer: Promise<Response>): Promise<number> {
  const { status, body } = await answer
  await body?.cancel()
  return status
}

import { gzipSync } from 'node:zlib'
import { isContractProcedure } from '@orpc/contract'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { hubContract } from '../contract/hub.ts'
import { hubDoorContract } from '../contract/hubAccounts.ts'
import { staffAtHub } from '../contract/staff/atHub.ts'
import { syncHeaders, syncPaths } from '../contract/sync.ts'
import { goodPassword, pageAt, peopleOf } from './accounts/testing.ts'
import { addMunicipality } from './store/municipalities.ts'
import { enrolKiosk, pullOf, pushOf, startHub, visitsMade, wireOpOf } from './testing.ts'

/** Row 22 of the fault table: who may do what, of which venue. What is not allowed here is refused. */
async function startTwoVenues() {
  const all = await startHub()
  await addMunicipality(all.sql, 'Trosa', uuid)
  const elsewhere = await startHub({ sql: all.sql, municipality: 'Trosa' })
  const other = await all.hub.addVenue('Hatten')
  const kioskAt = async (venue: { id: string }) => enrolKiosk((await all.hub.enrolmentCode(venue.id)).link)
  const [own, foreign, lost] = [await kioskAt(all.venue), await kioskAt(other), await kioskAt(other)]
  await all.hub.revoke(lost.deviceId)
  const stranger = await enrolKiosk((await elsewhere.hub.enrolmentCode(elsewhere.venue.id)).link)
  return { ...all, other, own, foreign, lost, elsewhere, stranger }
}

type World = Awaited<ReturnType<typeof startTwoVenues>>

const bodies: Record<string, unknown> = {
  [syncPaths.push]: pushOf({}),
  [syncPaths.carried]: pushOf({}),
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
  'a kiosk of another municipality in the same database': ({ stranger, address }: World, path: string) =>
    statusOf(stranger.send(bodyOf(path), stranger.signature, path, address)),
  'a kiosk': ({ own }: World, path: string) => statusOf(own.send(bodyOf(path), own.signature, path)),
  'a kiosk that is shut out': ({ lost }: World, path: string) =>
    statusOf(lost.send(bodyOf(path), lost.signature, path)),
}

const calls = callsOf(hubContract)
const doorCalls = callsOf(hubDoorContract)
const { push, carried, pull, others } = syncPaths

describe.each<[keyof typeof roles, Record<string, number>]>([
  ['nobody', { [push]: 401, [carried]: 401, [pull]: 401, [others]: 401 }],
  ['who has the key of the page', { [push]: 401, [carried]: 401, [pull]: 401, [others]: 401 }],
  ["one who signs for another's kiosk", { [push]: 401, [carried]: 401, [pull]: 401, [others]: 401 }],
  ['a kiosk that signs another route', { [push]: 401, [carried]: 401, [pull]: 401, [others]: 401 }],
  [
    'a kiosk of another municipality in the same database',
    { [push]: 401, [carried]: 401, [pull]: 401, [others]: 401 },
  ],
  ['a kiosk', { [push]: 200, [carried]: 200, [pull]: 200, [others]: 200 }],
  // What it still sends is taken, and put aside.
  ['a kiosk that is shut out', { [push]: 200, [carried]: 200, [pull]: 403, [others]: 403 }],
])('%s', (role, expected) => {
  it('may on the routes of sync what is said here', async () => {
    const world = await startTwoVenues()
    for (const [path, status] of Object.entries(expected))
      expect([path, await roles[role](world, path)]).toEqual([path, status])
  })
})

it('no kiosk may ask what the page asks', async () => {
  const { address, own } = await startTwoVenues()
  const paths = [...calls.map((call) => `/rpc/${call}`), ...doorCalls.map((call) => `/door/${call}`)]
  for (const path of paths) {
    const status = path.startsWith('/rpc') ? 401 : 403
    expect(await statusOf(own.send(bodyOf(push), own.signature, path))).toBe(status)
    expect(await post(address + path, { [syncHeaders.device]: own.deviceId }, push)).toBe(status)
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

const askers = [
  'nobody',
  'staff of another venue',
  'staff',
  'coordinator',
  'operator',
  'ended session',
  'removed person',
] as const
type Asker = (typeof askers)[number]

/** What each asker gets of the hub's page: the first for nobody at all, then for staff of another venue, staff, coordinator and operator. */
const everybodyIn = [401, 200, 200, 200, 200, 401, 401]
const coordinators = [401, 403, 403, 200, 200, 401, 401]

interface Line {
  /** What is asked, which is right of its kind. */
  input?: (world: PageWorld) => unknown
  expected: readonly number[]
}

const personInput = { name: 'Nya Nilsson', email: 'nya@kommunen.example', role: 'staff', venues: [] }

const catalogueEntry = {
  title: { sv: 'Allsång' },
  goalArea: 'community',
  organiser: { kind: 'municipality' },
  durationMinutes: 60,
}

/** A line for every call, or the test fails; whatever has none here is to be refused to all. */
const pageLines: Record<string, Line> = {
  me: { expected: everybodyIn },
  week: { input: () => ({ from: '2026-11-23' }), expected: everybodyIn },
  overview: { expected: coordinators },
  revokeKiosk: { input: ({ own }) => ({ deviceId: own.deviceId }), expected: coordinators },
  enrolmentCode: { input: ({ venue }) => ({ venueId: venue.id }), expected: coordinators },
  'people/list': { expected: coordinators },
  'people/add': { input: (world) => ({ ...personInput, email: world.newEmail() }), expected: coordinators },
  'people/change': { input: ({ spare }) => ({ ...personInput, id: spare }), expected: coordinators },
  'people/invite': { input: ({ spare }) => ({ id: spare }), expected: coordinators },
  'people/remove': { input: ({ spare }) => ({ id: spare }), expected: coordinators },
  audit: { input: () => ({ before: null }), expected: coordinators },
  'privacy/kept': { expected: coordinators },
  'privacy/forgotten': { expected: coordinators },
  'privacy/find': { input: () => ({ phrase: 'Svetlana Quist' }), expected: coordinators },
  'privacy/forget': { input: () => ({ phrase: 'Svetlana Quist' }), expected: coordinators },
  'privacy/exportLink': { input: () => ({ only: null }), expected: coordinators },
  'catalogue/list': { expected: everybodyIn },
  'catalogue/versions': { input: () => ({ of: [] }), expected: everybodyIn },
  // Each who may writes an entry of their own.
  'catalogue/save': {
    input: () => ({ id: uuid(), seen: null, fields: catalogueEntry }),
    expected: coordinators,
  },
  'catalogue/withdraw': {
    input: () => ({ id: uuid(), withdrawn: true }),
    expected: [401, 403, 403, 404, 404, 401, 401],
  },
}

/** What is asked before anybody has come in answers all alike, and gives nothing to who brings nothing. */
const doorLines: Record<string, { input?: unknown; expected: number }> = {
  state: { expected: 200 },
  enter: { input: { email: 'x@kommunen.example', password: 'wrong' }, expected: 403 },
  invitation: { input: { token: 'none' }, expected: 410 },
  choosePassword: { input: { token: 'none', password: goodPassword }, expected: 410 },
  goToProvider: { input: { invitation: null }, expected: 503 },
  leave: { expected: 200 },
}

/** People of each kind, at the hub of two venues. */
async function startPage() {
  const all = await startTwoVenues()
  const { operator, comeIn, idOf, invite } = peopleOf(all)
  const at = (email: string, more = {}) => comeIn({ email: `${email}@kommunen.example`, ...more })
  const pages = {
    nobody: pageAt(all.address),
    'staff of another venue': await at('other', { venues: [all.other.id] }),
    staff: await at('staff', { venues: [all.venue.id] }),
    coordinator: await at('coordinator', { role: 'coordinator' }),
    operator,
    'ended session': await at('ended', { role: 'coordinator' }),
    'removed person': await at('removed', { role: 'coordinator' }),
  } satisfies Record<Asker, unknown>
  const ended = [...pages['ended session'].cookies]
  await pages['ended session'].door('leave')
  for (const [name, value] of ended) pages['ended session'].cookies.set(name, value)
  await operator.rpc('people/remove', { id: await idOf('removed@kommunen.example') })
  await invite({ email: 'spare@kommunen.example' })
  let made = 0
  const newEmail = () => `new${made++}@kommunen.example`
  return { ...all, pages, spare: await idOf('spare@kommunen.example'), newEmail }
}

type PageWorld = Awaited<ReturnType<typeof startPage>>

describe('the page of the hub', () => {
  it('answers each call to those alone who may ask it', async () => {
    expect(Object.keys(pageLines).toSorted()).toEqual(calls)
    const world = await startPage()
    // Removed last, or its other calls would have nobody.
    for (const call of calls.toSorted(
      (a, b) => Number(a === 'people/remove') - Number(b === 'people/remove'),
    )) {
      const { input, expected } = pageLines[call] ?? { expected: [] }
      const answers = []
      for (const asker of askers) answers.push(await world.pages[asker].rpc(call, input?.(world) ?? {}))
      expect([call, ...answers.map(({ status }) => status)]).toEqual([call, ...expected])
    }
  })

  it('has no call that is not in its contract', async () => {
    const { pages } = await startPage()
    for (const path of ['', 'people', 'people/list/x', 'constructor', '__proto__']) {
      expect((await pages.nobody.rpc(path)).status).not.toBe(200)
      expect((await pages.coordinator.rpc(path)).status).toBe(404)
    }
  })

  it('answers each call of a venue’s staff pages to those of that venue alone', async () => {
    const { pages, venue } = await startPage()
    const staffCalls = callsOf(staffAtHub)
    expect(staffCalls.length).toBeGreaterThan(8)
    for (const call of staffCalls) {
      const answers = []
      for (const asker of askers) {
        // Who may has asked for nothing that can be answered, and is told so after that.
        const { status } = await pages[asker].at(`staff/${venue.id}/rpc/${call}`)
        answers.push([401, 403, 404].includes(status) ? status : 'may')
      }
      expect([call, ...answers]).toEqual([call, 401, 403, 'may', 'may', 'may', 401, 401])
    }
  })

  it('gives at its door the same to all who bring nothing', async () => {
    expect(Object.keys(doorLines).toSorted()).toEqual(doorCalls)
    const { address } = await startHub()
    for (const [call, { input, expected }] of Object.entries(doorLines)) {
      expect([call, (await pageAt(address).door(call, input ?? {})).status]).toEqual([call, expected])
    }
  })
})

/** The paths of all calls of a contract, in order. */
function callsOf(contract: object, before = ''): string[] {
  return Object.entries(contract)
    .flatMap(([name, part]) =>
      isContractProcedure(part) ? [before + name] : callsOf(part, `${before}${name}/`),
    )
    .toSorted()
}

it('a database that was put back has a new life for each municipality in it', async () => {
  const { hub, sql } = await startTwoVenues()
  const epochs = async () => (await sql.query('SELECT epoch FROM hub_meta')).map(({ epoch }) => epoch)
  const before = await epochs()
  await hub.restored()
  const after = await epochs()
  expect(new Set([...before, ...after]).size).toBe(4)
})

it('a hub knows nothing of what another municipality has in the same database', async () => {
  const { hub, elsewhere, stranger, own, address } = await startTwoVenues()
  await stranger.push({ incarnation: uuid(), ops: visitsMade(1) })
  const shown = await hub.overview()
  expect(shown.venues.map(({ name, visitsToday }) => [name, visitsToday])).toEqual([
    ['Björken', 0],
    ['Hatten', 0],
  ])
  expect((await own.others()).venues.map(({ name }) => name)).toEqual(['Hatten'])
  await hub.revoke(stranger.deviceId)
  expect(await stranger.pull({})).toMatchObject({ more: false })
  await expect(hub.enrolmentCode(elsewhere.venue.id)).rejects.toThrow('No venue')
  const { link } = await elsewhere.hub.enrolmentCode(elsewhere.venue.id)
  await expect(enrolKiosk(link.replace(new URL(link).origin, address))).rejects.toThrow()
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

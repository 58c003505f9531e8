import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { entityFields, presentFields } from '../../contract/programme.ts'
import type { Change, EditKind } from '../../contract/staff/edit.ts'
import { feedAddress } from '../../domain/ics/address.ts'
import { programmeService } from '../services/programme.ts'
import { feedStore } from '../store/feeds.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { calendarService, type Editor } from './calendars.ts'

const karin = { id: '0199b1f2-7c3e-7a10-8000-000000000001', name: 'Karin', role: 'staff' } as const
const url = 'https://pro.example.org/kalender.ics'
const hour = 3_600_000

interface Entry {
  uid?: string
  title?: string
  start?: string
  more?: string[]
}

function calendar(...entries: Entry[]): string {
  const events = entries.flatMap(({ uid = 'a', title = 'Bingo', start = '20261203T130000', more = [] }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART;TZID=Europe/Stockholm:${start}`,
    'DURATION:PT1H',
    ...more,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\r\n')
}

async function setUp(answer: (address: string, signal: AbortSignal | null) => Response | Promise<Response>) {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  const store = createStore(db)
  const clock = handClock('2026-11-25T10:00')
  const programme = programmeService({ store, example: smallExample, clock, newId, log: keptLog() })
  const edits: { kind: EditKind; person: string | null; changes: readonly Change[] }[] = []
  /** A small real editor: writes to the store whole or not at all. */
  const editor: Editor = {
    save(changes, { kind, person }) {
      store.write(() => {
        for (const change of changes) {
          const { type, id } = change
          const before = store.programme.find(id)
          const kept = before?.fields ?? {}
          const fields = change.do === 'set' ? { ...(before?.deleted ? {} : kept), ...change.fields } : kept
          entityFields[type].parse(presentFields(fields))
          store.programme.save({ id, type, fields: presentFields(fields), deleted: change.do === 'delete' })
        }
      })
      programme.changed()
      edits.push({ kind, person, changes })
      return { editId: newId() }
    },
  }
  const feeds = feedStore(db)
  const asked: string[] = []
  const net: typeof fetch = async (input, init) => {
    const address = String(input)
    asked.push(address)
    return answer(address, init?.signal ?? null)
  }
  const service = calendarService({
    store,
    feeds,
    programme,
    editor,
    clock,
    newId,
    fetch: net,
    log: keptLog(),
  })
  onTestFinished(() => service.stop())
  const titles = () =>
    programme
      .shown()
      .programme.activities.map(({ title, start }) => `${start} ${title.sv}`)
      .filter((line) => !line.includes('Allsång'))
      .sort()
  return { service, programme, editor, edits, asked, clock, titles, store, feeds, db }
}

const ok = (text: string) => new Response(text, { headers: { 'content-type': 'text/calendar' } })
const offline = () => Promise.reject(new TypeError('fetch failed'))

async function subscribed(service: ReturnType<typeof calendarService>, organiser = 'PRO') {
  const feed = await service.subscribe({ url, organiser })
  if (typeof feed === 'string' || 'code' in feed) throw new Error('not subscribed')
  return feed
}

it('takes a file once; the same again changes nothing, and a changed event changes its activity', async () => {
  const { service, edits, titles, programme } = await setUp(offline)
  const take = (text: string) => service.take(karin, { text, organiser: 'PRO' })
  expect(take(calendar({}, { uid: 'b', title: 'Boule' }))).toMatchObject({ editId: expect.any(String) })
  expect(programme.shown().programme.activities[0]?.organiser).toEqual({ kind: 'association', name: 'PRO' })
  expect(edits).toMatchObject([{ kind: 'importedCalendar', person: karin.id }])
  expect(take(calendar({}, { uid: 'b', title: 'Boule' }))).toEqual({ editId: null })
  expect(take(calendar({ start: '20261204T140000' }))).toMatchObject({ editId: expect.any(String) })
  expect(titles()).toEqual(['2026-12-03T13:00 Boule', '2026-12-04T14:00 Bingo'])
  expect(edits[1]?.changes).toMatchObject([{ do: 'set', fields: { start: '2026-12-04T14:00' } }])
  expect(take('<html>')).toBe('NOT_A_CALENDAR')
  const far = Array.from({ length: 2001 }, (_, n) => ({ uid: `far-${n}` }))
  expect([take(calendar(...far)), service.read(calendar(...far))]).toEqual(['TOO_LARGE', 'TOO_LARGE'])
  expect(service.take(karin, { text: calendar({}), organiser: '19121212-1212' })).toMatchObject({
    code: 'PERSONAL_NUMBER',
    field: 'organiser',
  })
})

it('fetches a subscribed calendar at once and every hour; what goes is taken away, and comes back', async () => {
  let text = calendar({}, { uid: 'b', title: 'Boule' })
  const { service, titles, clock, asked, edits } = await setUp(() => ok(text))
  service.start()
  expect(await subscribed(service)).toMatchObject({ organiser: 'PRO', url, activities: 2, problems: [] })
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo', '2026-12-03T13:00 Boule'])
  const [feed] = service.feeds()
  text = calendar({ uid: 'b', title: 'Boule' })
  clock.pass(hour)
  await service.refetch(feed?.id ?? '')
  expect(titles()).toEqual(['2026-12-03T13:00 Boule'])
  text = calendar({}, { uid: 'b', title: 'Boule' })
  clock.pass(hour)
  await service.refetch(feed?.id ?? '')
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo', '2026-12-03T13:00 Boule'])
  // The hourly fetch and the one that was asked for meanwhile are one.
  expect(asked).toHaveLength(3)
  expect(edits.every(({ person, kind }) => person === null && kind === 'feed')).toBe(true)
})

it('leaves alone what staff have changed or taken away, until the association itself changes it', async () => {
  let text = calendar({ more: ['RRULE:FREQ=WEEKLY'] }, { uid: 'b', title: 'Boule' })
  const { service, programme, editor, titles } = await setUp(() => ok(text))
  const { id } = await subscribed(service)
  const find = (title: string) =>
    programme.shown().programme.activities.find((one) => one.title.sv === title)?.id ?? ''
  const bingo = find('Bingo')
  const own = {
    goalArea: 'meaning',
    start: '2026-12-03T15:00',
    price: 20,
    title: { sv: 'Bingo', fi: 'Bingo' },
  }
  const as = { person: karin.id, kind: 'changed' } as const
  editor.save([{ do: 'set', type: 'activity', id: bingo, fields: own }], as)
  const off = { activity: bingo, date: '2026-12-10', cancelled: true }
  editor.save([{ do: 'set', type: 'occurrence', id: `${bingo}:2026-12-10`, fields: off }], as)
  editor.save([{ do: 'delete', type: 'activity', id: find('Boule') }], as)
  await service.refetch(id)
  const { activities, occurrences } = programme.shown().programme
  expect(activities).toMatchObject([{ id: bingo, ...own }])
  expect(occurrences).toMatchObject([off])
  text = calendar({ start: '20261203T160000', more: ['RRULE:FREQ=WEEKLY', 'LOCATION:Salen'] })
  await service.refetch(id)
  expect(programme.shown().programme.activities).toMatchObject([
    { ...own, start: '2026-12-03T16:00', place: { sv: 'Salen' } },
  ])
  expect(titles()).toEqual(['2026-12-03T16:00 Bingo'])
})

it('keeps no personnummer, neither of a calendar nor in its address, and goes on telling of it', async () => {
  const text = calendar({}, { uid: 'b', title: 'Anmälan 811218-9876' })
  const { service, store, feeds } = await setUp(() => ok(text))
  const { id, problems } = await subscribed(service)
  expect(problems).toEqual([{ title: '', problem: 'personalNumber' }])
  expect(feeds.find(id)?.copy).toContain('Bingo')
  expect(feeds.find(id)?.copy).not.toContain('9876')
  expect(JSON.stringify(store.programme.all(() => {}))).not.toContain('9876')
  for (const path of ['811218-9876.ics', '811218%2d9876', '?of=19811218%209876', '%ff/811218-9876'])
    expect(await service.subscribe({ url: `https://pro.example.org/${path}`, organiser: 'PRO' })).toEqual({
      code: 'PERSONAL_NUMBER',
      field: 'url',
    })
  expect(feeds.all()).toHaveLength(1)
})

it('takes a moved date, and takes it back when the association does', async () => {
  const series = { more: ['RRULE:FREQ=WEEKLY'] }
  const moved = { start: '20261211T150000', more: ['RECURRENCE-ID;TZID=Europe/Stockholm:20261210T130000'] }
  let text = calendar(series, moved)
  const { service, programme } = await setUp(() => ok(text))
  const { id } = await subscribed(service)
  expect(programme.shown().programme.occurrences).toMatchObject([
    { date: '2026-12-10', cancelled: false, movedTo: '2026-12-11T15:00' },
  ])
  text = calendar(series)
  await service.refetch(id)
  expect(programme.shown().programme.occurrences[0]?.movedTo).toBeUndefined()
})

it.each<[string, () => Response | Promise<Response>, string]>([
  ['is off line', offline, 'unreachable'],
  ['answers with an error', () => new Response('no', { status: 500 }), 'unreachable'],
  ['is a captive portal', () => new Response('<html>Logga in</html>', { status: 200 }), 'notACalendar'],
  ['is cut off', () => ok(calendar({}).slice(0, -25)), 'notACalendar'],
  ['never ends', () => new Response(endless()), 'tooLarge'],
])('keeps the last good copy when the net %s', async (_, broken, failure) => {
  let isBroken = false
  const { service, titles } = await setUp(() => (isBroken ? broken() : ok(calendar({}))))
  const { id, lastGood } = await subscribed(service)
  isBroken = true
  expect(await service.refetch(id)).toMatchObject({ failure, lastGood, activities: 1 })
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo'])
  isBroken = false
  expect(await service.refetch(id)).not.toHaveProperty('failure')
})

it('shows single dates of a series a year ahead however long it is off line', async () => {
  let isOff = false
  const daily = calendar({ start: '20261126T090000', more: ['RRULE:FREQ=WEEKLY'] }).replaceAll(
    ';TZID=Europe/Stockholm:20261126T090000',
    ':20261126T090000Z',
  )
  const { service, clock, titles } = await setUp(() => (isOff ? offline() : ok(daily)))
  const { id } = await subscribed(service)
  const before = titles().at(-1) ?? ''
  isOff = true
  clock.pass(30 * 24 * hour)
  await service.refetch(id)
  expect((titles().at(-1) ?? '') > before).toBe(true)
  expect(titles()[0]).toBe('2026-11-26T10:00 Bingo')
})

it('waits no longer than 20 s, for the answer or for its end', async () => {
  const hanging = [() => new Promise<Response>(() => {}), () => new Response(new ReadableStream({}))]
  for (const hang of hanging) {
    const { service, clock } = await setUp(hang)
    const feed = service.subscribe({ url, organiser: 'PRO' })
    await Promise.resolve()
    clock.pass(20_000)
    expect(await feed).toMatchObject({ failure: 'unreachable', lastGood: null, activities: 0 })
  }
})

it('follows a few redirects, and none into the inner net', async () => {
  const to = (location: string) => new Response(null, { status: 302, headers: { location } })
  const inner = await setUp(() => to('http://127.0.0.1:8080/'))
  expect(await subscribed(inner.service)).toMatchObject({ failure: 'unreachable' })
  expect(inner.asked).toEqual([url])
  const round = await setUp(() => to('/again.ics'))
  expect(await subscribed(round.service)).toMatchObject({ failure: 'unreachable' })
  expect(round.asked).toHaveLength(4)
  const good = await setUp((address) =>
    address === url ? to('https://cdn.example.org/a') : ok(calendar({})),
  )
  expect(await subscribed(good.service)).toMatchObject({ activities: 1, url })
})

it('ends a subscription with what came from it and is still to come', async () => {
  const text = calendar({}, { uid: 'held', start: '20261124T090000', title: 'I går' })
  const { service, titles, edits } = await setUp(() => ok(text))
  const { id } = await subscribed(service)
  expect(service.unsubscribe(karin, id)).toEqual({})
  expect(titles()).toEqual(['2026-11-24T09:00 I går'])
  expect(service.feeds()).toEqual([])
  expect(edits.at(-1)).toMatchObject({ person: karin.id, kind: 'feed' })
  expect(service.unsubscribe(karin, id)).toBe('NO_SUCH_FEED')
  expect(await service.refetch(id)).toBe('NO_SUCH_FEED')
  await subscribed(service)
  expect(titles()).toEqual(['2026-11-24T09:00 I går', '2026-12-03T13:00 Bingo'])
})

it('says that nothing was saved when the disk is full', async () => {
  const { service, db } = await setUp(() => ok(calendar({})))
  db.exec("CREATE TRIGGER full BEFORE INSERT ON feed BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  expect(await service.subscribe({ url, organiser: 'PRO' })).toBe('NOT_SAVED')
  db.exec('DROP TRIGGER full')
  const { id } = await subscribed(service)
  db.exec("CREATE TRIGGER full BEFORE DELETE ON feed BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  expect(service.unsubscribe(karin, id)).toBe('NOT_SAVED')
  expect(service.feeds()).toHaveLength(1)
})

it('writes nothing of an answer that comes after the end', async () => {
  let answer = (_: Response) => {}
  const { service, edits } = await setUp(() => new Promise<Response>((resolve) => (answer = resolve)))
  const feed = service.subscribe({ url, organiser: 'PRO' })
  await Promise.resolve()
  const stopped = service.stop()
  answer(ok(calendar({})))
  await stopped
  await feed
  expect(edits).toEqual([])
})

it.each([
  'http://pro.example.org/a.ics',
  'https://pro.example.org:8443/a.ics',
  'https://karin:hemligt@pro.example.org/a.ics',
  'https://127.0.0.1/a.ics',
  'https://2130706433/a.ics',
  'https://0x7f.1/a.ics',
  'https://10.0.0.8/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest',
  'https://[::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://localhost./',
  'https://skrivare/',
  'https://skrivare.local/',
  'https://intranet.internal/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'pro.example.org',
  '',
])('does not fetch from %s', async (address) => {
  const { service, asked } = await setUp(() => ok(calendar({})))
  expect(await service.subscribe({ url: address, organiser: 'PRO' })).toBe('BAD_ADDRESS')
  expect(asked).toEqual([])
})

it('reads webcal as https', () => {
  expect(feedAddress(' webcal://pro.example.org/a.ics#x ')).toBe('https://pro.example.org/a.ics')
})

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x41)),
  })
}

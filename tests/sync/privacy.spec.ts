import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { retentionKinds } from '../../src/domain/retention.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { adminPin, insideOf, withKarin, withPerson } from '../../src/kiosk/staff/testing.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { clientOf, keptLog, testEngine } from '../../src/kiosk/testing.ts'
import { toldFields, wireFields } from '../support/wireFields.ts'
import { root } from '../support/world.ts'

vi.setConfig({ testTimeout: 30_000 })

/** The keys of an alarm: it is a type, and no schema. */
function alarmFields(): string[] {
  const source = readFileSync(join(root, 'src', 'hub', 'alarms', 'alarm.ts'), 'utf8')
  const [, body = ''] = /export interface Alarm \{([\s\S]*?)\n\}/.exec(source) ?? []
  return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => `alarm.${name}`)
}

it('tells in docs/privacy.md of every field on the wire, each once, and of no other', () => {
  const told = toldFields()
  expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([])
  const there = [...wireFields(), ...alarmFields()]
  expect(there.filter((name) => !told.includes(name))).toEqual([])
  expect(told.filter((name) => !there.includes(name))).toEqual([])
})

it('tells there how long each kind is kept, as it is', () => {
  const text = readFileSync(join(root, 'docs', 'privacy.md'), 'utf8')
  const units = { days: 'dag(?:ar)?', months: 'månader' }
  for (const [kind, { unit, usual }] of Object.entries(retentionKinds))
    expect(text).toMatch(new RegExp(`^\\| \\\`${kind}\\\` \\|[^|]+\\| ${usual} ${units[unit]} \\|$`, 'm'))
  expect(text).toContain(`minst ${retentionKinds.visits.least} månader`)
})

/** The fields of what was sent, by the names of docs/privacy.md. */
function fieldsOf(path: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(path, each))
  // Nothing where there could be more.
  if (value === null && [...told].some((name) => name.startsWith(`${path}.`))) return []
  if (typeof value !== 'object' || value === null || told.has(path)) return [path]
  return Object.entries(value).flatMap(([name, each]) => fieldsOf(`${path}.${name}`, each))
}
const told = new Set(toldFields())

function sentFields(call: string, sent: Record<string, unknown>): string[] {
  const { ops = [], ...rest } = sent
  const frames = Array.isArray(ops) ? ops : []
  return [
    ...fieldsOf(call, rest),
    ...frames.flatMap(({ body, ...frame }) => {
      const { fields, ...other } = body
      return [
        ...fieldsOf('op', frame),
        ...(Object.keys(other).length > 0 ? fieldsOf(frame.kind, other) : []),
        ...(fields === undefined ? [] : fieldsOf(body.type, fields)),
      ]
    }),
  ]
}

it('sends of a full day nothing that docs/privacy.md does not tell of, and no name, PIN, badge, setting or key', async () => {
  const clock = systemClock()
  const all = await startHub({ clock })
  const calls: { url: string; text: string; headers: string }[] = []
  const log = keptLog()
  const engine = await testEngine({
    clock,
    log,
    fetch(input, init) {
      const body =
        init?.body instanceof Uint8Array ? Buffer.from(init.body) : Buffer.from(String(init?.body ?? ''))
      const text = body[0] === 0x1f ? gunzipSync(body).toString() : body.toString()
      calls.push({ url: String(input), text, headers: JSON.stringify(init?.headers ?? {}) })
      return String(input).startsWith(all.address)
        ? globalThis.fetch(input, init)
        : Promise.resolve(new Response('', { status: 404 }))
    },
  })
  await engine.enrol((await all.hub.enrolmentCode(all.venue.id)).link)
  const { karin } = await withKarin(engine)
  const { id } = await withPerson(engine, karin, { name: 'Astalavinia', role: 'staff', pin: '739104' })
  const { badge } = await karin.people.newBadge({ id })
  const { token } = await clientOf(engine).staff.door.enterByBadge({ badge })
  const asta = insideOf(engine, token).staff
  await karin.settings.save({ fields: { idle: { visitorSeconds: 77, staffMinutes: 13 } } })
  await asta.calendars.subscribe({
    url: 'https://kalender.example.se/hemlig-adress.ics',
    organiser: 'Sångarna',
  })
  await asta.programme.save({
    kind: 'added',
    changes: [
      {
        do: 'set',
        type: 'notice',
        id: 'coffee',
        fields: {
          text: { sv: 'Kaffe' },
          level: 'normal',
          from: '2026-01-01T08:00',
          until: '2099-01-01T08:00',
        },
      },
    ],
  })
  const page = clientOf(engine)
  const touch = { touchId: crypto.randomUUID(), screen: 'door' }
  const { visitId } = await page.checkIn.touch(touch)
  await page.checkIn.partySize({ visitId, size: 3 })
  await page.checkIn.firstTime({ visitId, firstTime: true })
  await page.checkIn.undo({ visitId })
  await asta.today.headcount({ countId: crypto.randomUUID(), persons: 4, occurrenceId: null })
  await vi.waitFor(async () => expect((await page.syncStatus({})).pending).toBe(0), { timeout: 20_000 })
  await vi.waitFor(() => expect(calls.some(({ url }) => url.endsWith('/others'))).toBe(true), 20_000)

  const toHub = calls.filter(({ url }) => url.startsWith(all.address))
  const sent = toHub.flatMap(({ url, text }) => sentFields(url.split('/').at(-1) ?? '', JSON.parse(text)))
  expect([...new Set(sent)].filter((name) => !told.has(name))).toEqual([])
  for (const field of [
    'visit.firstTime.firstTime',
    'notice.text',
    'headcount.made.persons',
    'push.clock.wall',
  ])
    expect(sent).toContain(field)

  const db = await openDatabase(engine.options.databaseFile)
  const key = String(db.prepare('SELECT private_key FROM device').pluck().get())
  const people = db.prepare('SELECT id, pin_hash, pin_salt, badge_hash FROM person').raw().all().flat()
  db.close()
  const secrets = [
    ...['Karin', adminPin, 'Astalavinia', '739104', badge, id, token],
    ...[key, '77', '13', 'hemlig-adress', 'Sångarna'],
    ...people.flatMap((each) => (typeof each === 'string' ? [each] : [])),
  ]
  const texts = toHub.map(({ text, headers }) => text + headers).join('\n')
  const isIn = (secret: string) => texts.includes(/^\d{2}$/.test(secret) ? `:${secret},` : secret)
  expect(secrets.filter(isIn)).toEqual([])
  expect(calls.filter(({ url }) => !url.startsWith(all.address))).toEqual([
    {
      url: 'https://kalender.example.se/hemlig-adress.ics',
      text: '',
      headers: '{"accept":"text/calendar, text/plain;q=0.5"}',
    },
  ])
  // Nor in a log.
  expect(
    log.lines.filter((line) => secrets.some((secret) => secret.length > 4 && line.includes(secret))),
  ).toEqual([])
})

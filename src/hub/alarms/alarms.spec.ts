import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import type { Clock } from '../../contract/clock.ts'
import { dailyQuota } from '../../domain/quota.ts'
import type { HubContext } from '../context.ts'
import { enrolKiosk, keepingLog, standingClock, startHub, wireOpOf } from '../testing.ts'
import { type Alarm, createAlarms } from './alarms.ts'

const minute = 60_000
/** A Monday; the venue is open from 9 to 16, and Stockholm is an hour ahead. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`)

type Reply = (response: ServerResponse) => void
const taken: Reply = (response) => response.writeHead(204).end()
const failing: Reply = (response) => response.writeHead(503).end('later')

/** A server that takes alarms, or does as it is told. */
async function startWebhook() {
  const webhook = { reply: taken, came: [] as Alarm[], address: '' }
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    webhook.came.push(JSON.parse(Buffer.concat(pieces).toString()))
    webhook.reply(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  webhook.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/larm`
  return webhook
}

/** Timers run when their time has been passed; `pass` waits for nothing that they begin. */
function steppingClock(start: number): Clock & { set(ms: number): void } {
  const standing = standingClock(start)
  const timers = new Set<{ due: number; run: () => void }>()
  return {
    ...standing,
    after(ms, run) {
      const timer = { due: standing.wall() + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    set(ms) {
      standing.set(ms)
      for (const timer of [...timers])
        if (timer.due <= ms) {
          timers.delete(timer)
          timer.run()
        }
    },
  }
}

const hours = { monday: { from: '09:00', to: '16:00' } }

/** A hub with one screen that was heard of at 10.00, and whoever looks for quiet ones. */
async function startAll({ opening = hours as object | null, looks = false } = {}) {
  const clock = steppingClock(at('10:00'))
  const log = keepingLog()
  const webhook = await startWebhook()
  const alarms = { webhook: webhook.address, minutes: 15 }
  const all = await startHub({ clock, log, ...(looks && { alarms }) })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const stated =
    opening && wireOpOf(1, 'entity.patched', 'opening-hours', { type: 'openingHours', fields: opening })
  const ops = stated ? [stated] : []
  const call = () => kiosk.push({ after: 0, ops })
  await call()
  const rows = await all.sql.query('SELECT id, name FROM municipality')
  const [municipality] = z.tuple([z.object({ id: z.string(), name: z.string() })]).parse(rows)
  const { sql } = all
  const context: HubContext = {
    ...{
      sql,
      municipality,
      clock,
      log,
      epoch: 'e',
      timeZone: 'Europe/Stockholm',
      quota: dailyQuota,
      newId: uuid,
    },
  }
  /** One more hub process on the same database. */
  const watcher = () => createAlarms(context, { ...alarms, fetch })
  const events = () => webhook.came.map(({ event }) => event)
  return { ...all, clock, log, webhook, kiosk, call, watcher, events }
}

describe('a screen that is quiet in opening hours', () => {
  it('is told of once, by however many hubs, and once more when it is back', async () => {
    const { clock, webhook, watcher, call, events, venue, kiosk } = await startAll()
    const [one, two] = [watcher(), watcher()]
    clock.set(at('10:14'))
    await one.look()
    expect(events()).toEqual([])
    clock.set(at('10:15'))
    await Promise.all([one.look(), two.look(), one.look(), two.look()])
    await watcher().look()
    expect(webhook.came).toEqual([
      {
        id: expect.any(String),
        event: 'screen.quiet',
        at: new Date(at('10:15')).toISOString(),
        lastContact: new Date(at('10:00')).toISOString(),
        municipality: 'Prövköping',
        venue: { id: venue.id, name: 'Björken' },
        screen: { id: kiosk.deviceId, name: 'Skärm 1' },
        text: 'Skärm 1 på Björken har inte hört av sig sedan 2026-11-23 10:00, fast mötesplatsen har öppet.',
      },
    ])
    clock.set(at('12:00'))
    await Promise.all([one.look(), two.look()])
    expect(events()).toEqual(['screen.quiet'])
    await call()
    clock.set(at('12:01'))
    await Promise.all([one.look(), two.look()])
    await watcher().look()
    expect(events()).toEqual(['screen.quiet', 'screen.back'])
    clock.set(at('12:20'))
    await two.look()
    expect(events()).toEqual(['screen.quiet', 'screen.back', 'screen.quiet'])
  })

  it('is told of again and again until somebody takes it, ever more seldom, and comes before that it is over', async () => {
    const { clock, webhook, watcher, call, events, log } = await startAll()
    webhook.reply = failing
    const tries: number[] = []
    for (let time = at('10:15'); time < at('11:15'); time += minute / 2) {
      clock.set(time)
      const before = webhook.came.length
      await watcher().look()
      if (webhook.came.length > before) tries.push((time - at('10:15')) / minute)
    }
    expect(tries).toEqual([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5])
    expect(log.said.filter((said) => said.includes('could not be delivered'))).toHaveLength(1)
    expect(new Set(webhook.came.map(({ id }) => id)).size).toBe(1)
    await call()
    webhook.reply = taken
    webhook.came = []
    for (let time = at('11:15'); time < at('12:30'); time += 10 * minute) {
      clock.set(time)
      await call()
      await watcher().look()
    }
    expect(events()).toEqual(['screen.quiet', 'screen.back'])
  })

  it('is told to be back, however long it was away', async () => {
    const { clock, watcher, call, events } = await startAll()
    const one = watcher()
    clock.set(at('10:15'))
    await one.look()
    clock.set(at('10:15') + 5 * 24 * 60 * minute)
    await call()
    await one.look()
    expect(events()).toEqual(['screen.quiet', 'screen.back'])
  })

  it('is told of though a webhook never answers: after 5 s it is tried again', async () => {
    const { clock, webhook, watcher, events } = await startAll()
    webhook.reply = () => {}
    clock.set(at('10:15'))
    const looked = watcher().look()
    await vi.waitFor(() => expect(events()).toHaveLength(1))
    clock.set(at('10:15') + 5000)
    await looked
    webhook.reply = taken
    clock.set(at('10:16'))
    await watcher().look()
    await watcher().look()
    expect(events()).toEqual(['screen.quiet', 'screen.quiet'])
  })

  it('is told of by another hub when the one that took it has ended', async () => {
    const { clock, watcher, events, sql } = await startAll()
    clock.set(at('10:15'))
    await sql.query(
      `INSERT INTO silence SELECT municipality, id, last_contact, $1, NULL, NULL, NULL, $2, 1 FROM device`,
      [new Date(at('10:15')), new Date(at('10:15') + 30_000)],
    )
    await watcher().look()
    expect(events()).toEqual([])
    clock.set(at('10:16'))
    await watcher().look()
    expect(events()).toEqual(['screen.quiet'])
  })
})

it('is looked for by a hub that listens, until it closes, and its page says so', async () => {
  const { clock, hub, events } = await startAll({ looks: true })
  expect((await hub.overview()).alarmMinutes).toBe(15)
  await vi.waitFor(
    () => {
      clock.set(clock.wall() + 30_000)
      expect(events()).toContain('screen.quiet')
    },
    { timeout: 20_000 },
  )
  await hub.close()
  const before = events().length
  for (let look = 0; look < 10; look++) clock.set(clock.wall() + 30_000)
  expect(events()).toHaveLength(before)
})

it('is told to no other address than was given', async () => {
  const { clock, webhook, watcher, log } = await startAll()
  const elsewhere = await startWebhook()
  webhook.reply = (response) => response.writeHead(307, { location: elsewhere.address }).end()
  clock.set(at('10:15'))
  await watcher().look()
  expect([webhook.came.length, elsewhere.came.length]).toEqual([1, 0])
  expect(log.said.filter((said) => said.includes('could not be delivered'))).toHaveLength(1)
})

describe('nobody is told', () => {
  it('of a screen at a venue that is closed, or has stated no hours', async () => {
    const closed = await startAll({ opening: { tuesday: { from: '09:00', to: '16:00' } } })
    const unstated = await startAll({ opening: null })
    for (const { clock, watcher, events } of [closed, unstated]) {
      clock.set(at('15:00'))
      await watcher().look()
      expect(events()).toEqual([])
    }
  })

  it('of one that is shut out, nor that it is back', async () => {
    const { clock, watcher, events, hub, kiosk, call } = await startAll()
    clock.set(at('10:15'))
    await watcher().look()
    await hub.revoke(kiosk.deviceId)
    clock.set(at('11:00'))
    await call()
    await watcher().look()
    clock.set(at('12:00'))
    await watcher().look()
    expect(events()).toEqual(['screen.quiet'])
  })

  it('of a silence while the hub itself was away', async () => {
    const { clock, watcher, events, webhook } = await startAll()
    clock.set(at('13:00'))
    const alarms = watcher()
    alarms.start()
    onTestFinished(() => alarms.stop())
    await vi.waitFor(
      () => {
        clock.set(clock.wall() + 30_000)
        expect(events()).toContain('screen.quiet')
      },
      { timeout: 20_000 },
    )
    expect(Date.parse(webhook.came[0]?.at ?? '')).toBeGreaterThanOrEqual(at('13:15'))
  })
})

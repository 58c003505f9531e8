import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../contract/clock.ts'
import { enrolKiosk, hubContextOf, keepingLog, standingClock, startHub, wireOpOf } from '../testing.ts'
import { type Alarm, createAlarms } from './alarms.ts'
import type { AlarmMail } from './mail.ts'

export const minute = 60_000
/** A Monday; the venue is open from 9 to 16, and Stockholm is an hour ahead. */
export const at = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`)

type Reply = (response: ServerResponse) => void
export const taken: Reply = (response) => response.writeHead(204).end()
export const failing: Reply = (response) => response.writeHead(503).end('later')

/** A server that takes alarms, or does as it is told. */
export async function startWebhook() {
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
export async function startAll({
  opening = hours as object | null,
  looks = false,
  mail = undefined as AlarmMail | undefined,
  webhook: isTold = true,
} = {}) {
  const clock = steppingClock(at('10:00'))
  const log = keepingLog()
  const webhook = await startWebhook()
  const alarms = { ...(isTold && { webhook: webhook.address }), ...(mail && { mail }), minutes: 15 }
  const all = await startHub({ clock, log, ...(looks && { alarms }) })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const stated =
    opening && wireOpOf(1, 'entity.patched', 'opening-hours', { type: 'openingHours', fields: opening })
  const ops = stated ? [stated] : []
  const call = () => kiosk.push({ after: 0, ops })
  await call()
  const context = await hubContextOf(all.sql, clock, log)
  /** One more hub process on the same database. */
  const watcher = () => createAlarms(context, { ...alarms, fetch })
  const events = () => webhook.came.map(({ event }) => event)
  return { ...all, clock, log, webhook, kiosk, call, watcher, events }
}

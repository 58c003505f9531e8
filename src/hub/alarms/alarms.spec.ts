import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { at, failing, minute, startAll, startWebhook, taken } from './testing.ts'

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
        text: 'Skärm 1 på Björken har inte hört av sig sedan måndag 23 november 10.00, fast mötesplatsen har öppet.',
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
      `INSERT INTO silence (municipality, device, since, noticed, due, tries)
       SELECT municipality, id, last_contact, $1, $2, 1 FROM device`,
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

import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DayView } from '../../contract/views.ts'
import { instantOf } from '../../domain/time.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { type HandClock, handClock, keptLog, testEngine } from '../testing.ts'
import { type Assembled, liveDay } from './live.ts'

/** A live day whose view is only the time, which changes on the hour. */
function hourly({ at = '2026-11-23T10:00' } = {}) {
  const clock = handClock(at)
  const log = keptLog()
  const state = { broken: false, assemblies: 0 }
  const live = liveDay({
    clock,
    log,
    assemble(): Assembled {
      state.assemblies++
      if (state.broken) throw new Error('broken')
      const now = clock.wall()
      return { view: { now } as DayView, nextChange: (Math.floor(now / 3_600_000) + 1) * 3_600_000 }
    },
  })
  onTestFinished(() => live.close())
  return { clock, log, live, state }
}

/** All views that a subscription has given so far, read as fast as they come. */
function watch(views: AsyncIteratorObject<DayView, undefined, undefined>) {
  const seen: DayView[] = []
  const end = (async () => {
    for await (const view of views) seen.push(view)
  })()
  return { seen, end }
}

/** Lets what has been promised happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Lets time pass second by second, as timers see it, and readers read in between. */
async function pass(clock: HandClock, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    clock.pass(1000)
    await settle()
  }
}

describe('the live day', () => {
  it('comes at once and is then quiet for most of a minute', async () => {
    const { clock, live } = hourly()
    const { seen } = watch(live.subscribe())
    await settle()
    expect(seen).toHaveLength(1)
    await pass(clock, 50)
    expect(seen).toHaveLength(1)
    await pass(clock, 10)
    expect(seen).toHaveLength(2)
    await pass(clock, 540)
    expect(seen.length).toBeGreaterThanOrEqual(10)
    expect(seen.length).toBeLessThan(15)
  })

  it('comes when time changes it, within a second', async () => {
    const { clock, live } = hourly({ at: '2026-11-23T10:59' })
    const { seen } = watch(live.subscribe())
    await pass(clock, 61)
    expect(seen.map(({ now }) => new Date(now).getUTCHours())).toContain(10)
  })

  it.each([-86_400_000, 86_400_000, 5000, -5000])('comes when the wall clock jumps by %i ms', async (by) => {
    const { clock, live } = hourly({ at: '2026-11-23T10:30' })
    const { seen } = watch(live.subscribe())
    await pass(clock, 3)
    clock.setWall(clock.wall() + by)
    await pass(clock, 1)
    expect(seen).toHaveLength(2)
    expect(seen[1]?.now).toBe(clock.wall())
    await pass(clock, 5)
    expect(seen).toHaveLength(2)
  })

  it('is assembled once for all, and for many changes at a time', async () => {
    const { clock, live, state } = hourly()
    const screens = [watch(live.subscribe()), watch(live.subscribe()), watch(live.subscribe())]
    expect(state.assemblies).toBe(1)
    for (let i = 0; i < 10; i++) live.changed()
    clock.pass(1)
    await settle()
    expect(state.assemblies).toBe(2)
    for (const { seen } of screens) expect(seen).toHaveLength(2)
  })

  it('gives a slow reader the newest, not all that it missed', async () => {
    const { clock, live } = hourly()
    const views = live.subscribe()
    for (let i = 0; i < 5; i++) {
      live.changed()
      clock.pass(1000)
    }
    expect((await views.next()).value?.now).toBe(clock.wall() - 1000)
    live.close()
    expect(await views.next()).toEqual({ done: true, value: undefined })
  })

  it('leaves nothing behind, however its reader goes', async () => {
    const { clock, live, state } = hourly()
    const page = new AbortController()
    const aborted = watch(live.subscribe(page.signal))
    const returned = live.subscribe()
    const pending = returned.next().then(() => returned.next())
    const left = live.subscribe()
    expect(live.subscribers()).toBe(3)
    page.abort()
    await aborted.end
    await returned.return?.()
    expect(await pending).toEqual({ done: true, value: undefined })
    for await (const _ of left) break
    expect(live.subscribers()).toBe(0)
    expect(clock.waiting()).toBe(0)
    live.changed()
    expect(clock.waiting()).toBe(0)
    expect(state.assemblies).toBe(1)
    expect(await live.subscribe(page.signal).next()).toEqual({ done: true, value: undefined })
  })

  it('keeps nobody to whom it could not show anything', async () => {
    const { clock, live, state } = hourly()
    state.broken = true
    for (let time = 0; time < 3; time++) expect(() => live.subscribe()).toThrow('broken')
    expect(live.subscribers()).toBe(0)
    expect(clock.waiting()).toBe(0)
    state.broken = false
    expect((await live.subscribe().next()).value?.now).toBe(clock.wall())
  })

  it('outlives what cannot be assembled, and says so once', async () => {
    const { clock, live, state, log } = hourly()
    const { seen } = watch(live.subscribe())
    await settle()
    state.broken = true
    live.changed()
    await pass(clock, 120)
    expect(log.lines).toEqual(['error: the day could not be assembled'])
    expect(seen).toHaveLength(1)
    state.broken = false
    await pass(clock, 1)
    expect(seen).toHaveLength(2)
  })
})

describe('the live day of an engine', () => {
  async function watched(at: string) {
    const clock = handClock(at)
    const file = join(temporaryFolder(), 'a.sqlite')
    const engine = await testEngine({ clock, databaseFile: file })
    const response = await engine.fetch(new Request('http://kiosk.test/rpc/day/live', { method: 'POST' }))
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    onTestFinished(() => reader?.cancel())
    let text = ''
    /** Reads on until the stream has said this. */
    const until = async (what: string) => {
      while (!text.includes(what)) text += (await reader?.read())?.value ?? ''
      text = text.slice(text.indexOf(what))
    }
    await until('"now"')
    return { clock, file, until }
  }

  it.each([
    ['2026-03-28T23:59', '2026-03-29'],
    ['2026-03-29T23:59', '2026-03-30'],
    ['2026-10-25T23:59', '2026-10-26'],
    ['2026-12-31T23:59', '2027-01-01'],
  ])('turns the day after %s to %s within 5 s', async (at, next) => {
    const { clock, until } = await watched(at)
    clock.pass(60_000 + 5000)
    await until(`"date":"${next}"`)
  })

  it('shows the right day once a wrong clock has been put right', async () => {
    const { clock, until } = await watched('1970-01-01T00:05')
    clock.setWall(instantOf('2026-11-23T10:00', 'Europe/Stockholm'))
    clock.pass(1000)
    await until('"date":"2026-11-23"')
    await until('"title":{"sv":"Allsång"}')
  })

  it('shows what another process has written', async () => {
    const { clock, file, until } = await watched('2026-11-23T10:00')
    const other = await openDatabase(file)
    createStore(other).programme.save({
      id: 'venue',
      type: 'venue',
      fields: { name: 'Träffpunkten', kind: 'fixed' },
      deleted: false,
    })
    other.close()
    clock.pass(1000)
    await until('"name":"Träffpunkten"')
    await until('"example":false')
  })
})

import { expect, it, onTestFinished } from 'vitest'
import { keepingLog } from '../testing.ts'
import { kiosksWaiting } from './waiting.ts'

/** Kiosks that wait at a process, and the looks that it takes, each let happen by the spec. */
function startWaiting(headsOf: () => Promise<ReadonlyMap<string, number>> = async () => new Map()) {
  const timers: { ms: number; run: () => void }[] = []
  const clock = {
    ...{ wall: () => 0, mono: () => 0, bootId: 'boot' },
    after(ms: number, run: () => void) {
      const timer = { ms, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  }
  const log = keepingLog()
  const waiting = kiosksWaiting({ clock, log, headsOf })
  onTestFinished(() => waiting.close())
  const begin = (venue: string, pos: number) =>
    waiting.begin(venue, pos, 25_000, new AbortController().signal)
  const look = () => timers.splice(0).filter(({ ms, run }) => (ms === 500 ? run() : undefined))
  return { waiting, timers, log, begin, look }
}

const isOver = (over: Promise<void>) =>
  Promise.race([over.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))])

it('wakes those whose venue has gone on, and no other', async () => {
  const { begin, look } = startWaiting(async () => new Map([['a', 5]]))
  const [behind, level, other] = [begin('a', 4), begin('a', 5), begin('b', 0)]
  look()
  await behind.over
  expect(await Promise.all([level, other].map(({ over }) => isOver(over)))).toEqual([false, false])
})

it('goes on looking when the database does not answer, and says so once', async () => {
  const { begin, look, timers, log } = startWaiting(() => Promise.reject(new Error('no database')))
  begin('a', 0)
  for (let time = 0; time < 3; time++) {
    look()
    await expect.poll(() => timers.some(({ ms }) => ms === 500)).toBe(true)
  }
  expect(log.said).toHaveLength(1)
})

it('looks no more when nobody waits', async () => {
  const { begin, look, timers } = startWaiting()
  begin('a', 0).end()
  look()
  await new Promise((resolve) => setImmediate(resolve))
  expect(timers).toEqual([])
})

it('lets nobody wait once it is closed', async () => {
  const { begin, waiting } = startWaiting()
  const before = begin('a', 0)
  waiting.close()
  await before.over
  await begin('a', 0).over
})

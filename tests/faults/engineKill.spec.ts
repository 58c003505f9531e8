import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../src/hub/store/freePort.ts'
import { seeded } from '../support/seeded.ts'
import { type Engine, enter, type KioskClient, launchEngine, startEngine } from './engine.ts'
import { readKiosk } from './evidence.ts'
import { until } from './until.ts'

const kills = Number(process.env.SAMVARO_KILLS ?? 150)
const seed = Number(process.env.SAMVARO_SEED ?? 1123)

/** Check-ins that are on their way at the same time: one engine may have several screens. */
const screens = 3

test(`${kills} kills at any instant lose no acknowledged visit and count none twice`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samvaro-kill-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const random = seeded(seed)
  const port = await freePort()
  const acknowledged = new Set<string>()
  // Sent, and neither answered nor sent again: the next life of the engine gets it once more, as from the page.
  const unanswered = new Set<string>()
  const starts: number[] = []

  async function checkIn(client: KioskClient, touchId: string): Promise<void> {
    unanswered.add(touchId)
    // A screen of its own, since two touches of one screen within 500 ms are one.
    const { visitId } = await client.checkIn.touch({ touchId, screen: touchId })
    expect(visitId).toBe(touchId)
    unanswered.delete(touchId)
    acknowledged.add(touchId)
  }

  async function workUntilDead(engine: Engine, killed: () => boolean): Promise<void> {
    const client = await enter(engine.entrance)
    for (const touchId of [...unanswered]) await checkIn(client, touchId)
    while (!killed()) await checkIn(client, crypto.randomUUID())
  }

  for (let round = 0; round < kills; round++) {
    // One in eight does not live to serve.
    if (round % 8 === 7) {
      const newborn = launchEngine({ data: folder, port })
      await pause(random() * 400)
      await newborn.kill()
    }
    const began = performance.now()
    const engine = await startEngine({ data: folder, port })
    starts.push(performance.now() - began)
    let killed = false
    const uses = Array.from({ length: screens }, () =>
      workUntilDead(engine, () => killed).catch((error) => {
        if (!killed) throw error
      }),
    )
    // A new engine is slow at first: most lives end among its later check-ins, some among its first.
    const had = acknowledged.size
    const warm = random() < 0.75
    if (warm)
      await until(
        () => acknowledged.size > had,
        () => `a check-in:\n${engine.output()}`,
      )
    await pause(random() * (warm ? 150 : 100))
    killed = true
    await engine.kill()
    await Promise.all(uses)
  }

  const last = await startEngine({ data: folder, port })
  const client = await enter(last.entrance)
  for (const touchId of [...unanswered]) await checkIn(client, touchId)
  await last.stop()

  const { visits, made, counted, integrity } = readKiosk(join(folder, 'samvaro.sqlite'))
  const expected = [...acknowledged].sort()
  expect(integrity).toBe('ok')
  expect(visits).toEqual(expected)
  expect(made).toEqual(expected)
  expect(counted).toBe(expected.length)
  expect(expected.length).toBeGreaterThan(kills)
  const sorted = starts.toSorted((a, b) => a - b)
  console.log(
    `${kills} kills (seed ${seed}), ${expected.length} check-ins; from start to serving: median ` +
      `${Math.round(sorted[sorted.length >> 1] ?? 0)} ms, longest ${Math.round(sorted.at(-1) ?? 0)} ms`,
  )
})

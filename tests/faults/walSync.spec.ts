import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { enter, startEngine } from './engine.ts'
import { until } from './until.ts'

const touches = 50

// strace is a tool of Linux and not everywhere; where it is missing, the closing line of `npm test` says that something was skipped.
const canTrace = spawnSync('strace', ['-D', '-f', '-e', 'trace=none', 'true']).status === 0

/** A system call of the engine that matters here, in the order in which they were made. */
type Call = { what: 'written' | 'synced' | 'other' } | { what: 'answered'; text: string }

test.skipIf(!canTrace)('a visitor is answered only after the log has been synced to disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samvaro-sync-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const trace = join(folder, 'trace')
  const calls = 'trace=pwrite64,pwritev,fdatasync,fsync,write,writev,sendto,sendmsg'
  const engine = await startEngine({
    data: folder,
    port: 0,
    // -D makes the engine our child and strace its, so that what ends the one ends the other.
    under: ['strace', '-D', '-f', '-y', '-s', '4096', '-e', calls, '-e', 'signal=none', '-o', trace],
  })
  const client = await enter(engine.entrance)
  const thanked: string[] = []
  for (let touch = 0; touch < touches; touch++) {
    const touchId = crypto.randomUUID()
    thanked.push((await client.checkIn.touch({ touchId, screen: touchId })).visitId)
  }
  await engine.stop()
  const read = () => readFile(trace, 'utf8')
  await until(
    async () => new RegExp(`^${engine.pid} +[+]{3} exited`, 'm').test(await read()),
    () => 'the end of the trace',
  )

  const order = (await read()).split('\n').map(readCall)
  let from = 0
  for (const visitId of thanked) {
    const answer = order.findIndex((call) => call.what === 'answered' && call.text.includes(visitId))
    expect(answer, `the answer about ${visitId}`).toBeGreaterThan(from)
    const before = order.slice(from, answer).map(({ what }) => what)
    expect(before).toContain('written')
    expect(before.lastIndexOf('synced')).toBeGreaterThan(before.lastIndexOf('written'))
    from = answer
  }
})

/** Reads a line such as `4711 fsync(22</folder/samvaro.sqlite-wal>) = 0`. */
function readCall(line: string): Call {
  const [, name, target, text = ''] = line.match(/^\d+\s+(\w+)\(\d+<([^>]*)>(.*)$/) ?? []
  if (target?.endsWith('-wal')) {
    if (name?.startsWith('pwrite')) return { what: 'written' }
    if (/sync$/.test(name ?? '') && text.endsWith(' = 0')) return { what: 'synced' }
  }
  return target?.startsWith('socket') || target?.startsWith('TCP')
    ? { what: 'answered', text }
    : { what: 'other' }
}

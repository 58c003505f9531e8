import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngine } from './engine.ts'

/**
 * Lets Node keep what it has compiled: most of an engine's start is the reading of the same TypeScript, and the faults start it some
 * hundred times. A process that is killed keeps nothing, so one engine is stopped in order before all tests.
 */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-compiled-'))
  process.env.NODE_COMPILE_CACHE = join(folder, 'cache')
  const engine = await startEngine({ data: join(folder, 'data'), port: 0 })
  await engine.stop()
  return () => rmSync(folder, { recursive: true, force: true })
}

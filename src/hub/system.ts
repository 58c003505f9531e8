import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { v7 } from 'uuid'
import type { Clock, Logger, NewId } from '../contract/clock.ts'
import type { ServerOptions } from './server.ts'

/** The machine's own clock. */
export function systemClock(): Clock {
  return {
    wall: () => Date.now(),
    mono: () => performance.now(),
    bootId: randomUUID(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  }
}

/** UUIDv7. */
export const newId: NewId = () => v7()

/** One line of JSON a message, on standard error, where a service manager finds it. */
export function consoleLogger(): Logger {
  const say = (level: string) => (message: string, facts?: Record<string, unknown>) =>
    console.error(JSON.stringify({ time: new Date().toISOString(), level, message, ...facts }))
  return { info: say('info'), warn: say('warn'), error: say('error') }
}

/**
 * A key of the hub, of its page or its metrics: made at the first start and kept in a file that only its owner reads.
 * @throws with a sentence for people when the file holds none
 */
export async function keyIn(folder: string, name: 'admin-key' | 'metrics-key'): Promise<string> {
  const file = join(folder, name)
  const known = await readKey(file)
  if (known !== null) return known
  const draft = `${file}.${randomUUID()}`
  await mkdir(folder, { recursive: true })
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 })
  // Whole at once, and of hubs that start together the first one's.
  await link(draft, file).catch(() => {})
  await rm(draft)
  const made = await readKey(file)
  if (made === null) throw new Error(`There is no key in ${file}. Remove the file, and the hub makes one.`)
  return made
}

async function readKey(file: string): Promise<string | null> {
  const key = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return ''
    throw error
  })
  return key.length > 20 ? key : null
}

/**
 * Makes a file of what `write` gives, piece by piece, which only its owner reads. Nothing that is there is written over; one that is not finished is removed.
 * @throws with a sentence for people when it cannot be made
 */
export async function writeFileBy(
  file: string,
  write: (sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new Error(`${whyNotMade(file, codeOf(error))} Name another file.`, { cause: error })
  })
  try {
    await write(async (chunk) => void (await handle.write(chunk)))
  } catch (error) {
    await rm(file)
    throw error
  } finally {
    await handle.close()
  }
}

function whyNotMade(file: string, code: unknown): string {
  if (code === 'EEXIST') return `${file} is there already, and nothing is written over.`
  if (code === 'ENOENT') return `There is no folder for ${file}.`
  return `${file} cannot be made (${code}).`
}

/** Notes where kiosks reach the hub of this folder, for the commands that are run beside it. */
export async function noteAddress(folder: string, address: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'address'), address)
}

/** The noted address, or null when no hub has served this folder yet. */
export async function notedAddress(folder: string): Promise<string | null> {
  const noted = await readFile(join(folder, 'address'), 'utf8').catch(() => '')
  return URL.canParse(noted) ? noted : null
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** The files of the built page below a folder; nothing above it, nothing hidden, and no ending that the page does not use. */
export function filesFrom(folder: string): ServerOptions['files'] {
  return async (path) => {
    const type = types[extname(path)]
    const file = normalize(join(folder, path))
    if (type === undefined || path.includes('\0') || path.includes('/.')) return null
    if (!file.startsWith(normalize(folder + sep))) return null
    try {
      return { body: await readFile(file), type }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}

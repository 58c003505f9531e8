import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { extname, join, normalize, sep } from 'node:path'
import { v7 } from 'uuid'
import type { Clock, Logger, NewId } from '../contract/clock.ts'

/** The machine's own clock. Its monotonic time goes on while the machine sleeps, or a night's sleep would look like a clock put forward. */
export function systemClock(): Clock {
  return {
    wall: () => Date.now(),
    mono: () => Math.round(uptime() * 1000),
    bootId: bootId(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  }
}

/** The kernel's name for this boot; where there is none, each start of the engine counts as a boot. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return randomUUID()
  }
}

/** UUIDv7. */
export const newId: NewId = () => v7()

/** One line of JSON a message, on standard error, where a service manager finds it. */
export function consoleLogger(write: (line: string) => void = (line) => console.error(line)): Logger {
  const say = (level: string) => (message: string, facts?: Record<string, unknown>) =>
    write(JSON.stringify({ time: new Date().toISOString(), level, message, ...facts }))
  return { info: say('info'), warn: say('warn'), error: say('error') }
}

/** Gives a file of the built page by its URL path, or null. */
export type Files = (path: string) => Promise<{ body: Uint8Array; type: string } | null>

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.webmanifest': 'application/manifest+json',
}

/** The files below a folder; nothing above it, nothing hidden, and no ending that a page does not use. */
export function filesFrom(folder: string): Files {
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

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}

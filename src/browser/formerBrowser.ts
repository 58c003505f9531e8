import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * The process of a browser that has this profile, or null. Chromium keeps its name in a link of the profile, `HOST-PID`, which a
 * crash leaves behind: only a process that was started with this very profile is taken for it. Linux alone; elsewhere null.
 */
export function browserOn(profile: string): number | null {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock'))) ?? []
    if (host !== hostname()) return null
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return line.split('\0').includes(`--user-data-dir=${profile}`) ? Number(pid) : null
  } catch {
    return null
  }
}

/**
 * Ends a browser that has outlived its host: a new one would hand its address over to it and end at once. There is nothing in it
 * to be saved, so it is not asked.
 * @returns its process, or null when there was none
 */
export function endFormerBrowser(profile: string): number | null {
  const pid = browserOn(profile)
  if (pid === null) return null
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself, or is somebody else's.
    return null
  }
  return pid
}

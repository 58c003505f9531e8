import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The PostgreSQL that runs on this data, by its own pid file; null when there is none, or the number is another program's. */
export async function findRunning(data: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !(await isServerOf(pid, data))) return null
  return { pid, port: Number(lines[3]) }
}

/** Ends it as its owner would, and waits for it. */
export async function stopRunning(data: string): Promise<void> {
  const running = await findRunning(data)
  if (!running) return
  process.kill(running.pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && (await isServerOf(running.pid, data)); waited += 50) await pause(50)
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres') && command.split('\0').includes(data)
}

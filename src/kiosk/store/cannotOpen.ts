import { statfsSync } from 'node:fs'

/** Why a database file was not opened. `message` is a sentence in Swedish for whoever looks after the screen. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
  readonly reason: 'OLD_NODE' | 'OLD_SQLITE' | 'NEWER_FILE' | 'DAMAGED_FILE' | 'DISK_FULL' | 'DISK_REFUSES'

  constructor(reason: CannotOpen['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** What a database needs to be opened at all is some 100 kB; a disk with less than this free is called full. */
const leastFree = 1024 * 1024

/**
 * Why a disk would not have a database in `folder`: full, or whatever else SQLite or the operating system said. An error of
 * neither, such as a mistake of ours, comes back as it is.
 */
export function refusedByDisk(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isDisk = code.startsWith('SQLITE_') || (error instanceof Error && 'syscall' in error)
  if (error instanceof CannotOpen || !isDisk) return error
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || isFull(folder)) {
    return new CannotOpen(
      'DISK_FULL',
      'Disken är full, så skärmen kan inte spara några besök. Inget som var sparat är borta. ' +
        'Ring den som sköter skärmen: ge plats på disken och starta om.',
    )
  }
  return new CannotOpen(
    'DISK_REFUSES',
    `Skärmens databas går inte att öppna (${code}), och inget i den har ändrats. Ring den som sköter skärmen: ` +
      'se om disken är hel och om mappen går att skriva i, och starta om.',
  )
}

/** SQLite tells of a full disk in several ways, of which only one says so. */
function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < leastFree
  } catch {
    return false
  }
}

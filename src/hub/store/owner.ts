import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A lock of the server, held by a connection: it is let go of in whatever way the hub ends. */
const ownerLock = 7_262_011_935

/** Makes this process the server's hub; the answer gives it back. */
export async function own(url: string): Promise<() => Promise<void>> {
  const client = clientOf(url)
  await client.connect()
  await client.query('SELECT pg_advisory_lock($1)', [ownerLock])
  return () => client.end()
}

/**
 * Whether a living hub has the server. Asked again for some seconds: the server may just be starting, or may not yet have noticed that its
 * hub was killed. One that does not answer, though its process lives, has no hub.
 */
export async function ownedElsewhere(url: string): Promise<boolean> {
  let owned = false
  for (let time = 0; time < 25; time++) {
    const free = await isFree(url)
    if (free) return false
    owned = free === false
    await pause(100)
  }
  return owned
}

/** Null when the server does not answer. */
async function isFree(url: string): Promise<boolean | null> {
  const client = clientOf(url)
  try {
    await client.connect()
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS free', [ownerLock])
    return rows[0]?.free === true
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

/** In the database that every server has: a connection to the hub's own would be in the way of copying it. */
function clientOf(url: string): pg.Client {
  const connectionString = new URL(url)
  connectionString.pathname = '/postgres'
  const client = new pg.Client({ connectionString: connectionString.href })
  client.on('error', () => {})
  return client
}

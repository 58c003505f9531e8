import type { Writable } from 'node:stream'
import { Zip, ZipDeflate } from 'fflate'
import type { Clock } from '../../contract/clock.ts'

/** Where an archive goes, piece by piece; resolves when it is ready for more. */
export type Sink = (chunk: Uint8Array) => Promise<void>

/** Whoever reads nothing for so long is gone, in ms: what is written holds a connection to the database meanwhile. */
const unreadMs = 60_000

/** Writes to a stream no faster than it is read. Throws once it is closed, or has not been read for a minute. */
export function sinkTo(stream: Writable, { after }: Pick<Clock, 'after'>): Sink {
  return async (chunk) => {
    if (stream.destroyed) throw new Error('the reader has hung up')
    if (stream.write(chunk)) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const cancel = after(unreadMs, () => reject(new Error('nobody reads it')))
    stream.once('drain', resolve).once('close', resolve)
    try {
      await promise
    } finally {
      cancel()
      stream.off('drain', resolve).off('close', resolve)
    }
  }
}

/** An archive that is written as it is made, never whole in memory. One file at a time. */
export interface ZipWriter {
  /** Begins a file; what is written from now on is in it. */
  file(name: string): void
  write(text: string): Promise<void>
  /** Ends the archive. */
  end(): Promise<void>
}

/** Texts shorter than this are gathered: each piece is compressed, and waited for, by itself. */
const gather = 64 * 1024

/** @param sink takes the archive's bytes */
export function zipTo(sink: Sink): ZipWriter {
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else ready.push(chunk)
  })
  let current: ZipDeflate | null = null
  let waiting = ''

  function endFile(): void {
    current?.push(new TextEncoder().encode(waiting), true)
    waiting = ''
    current = null
  }

  async function flush(): Promise<void> {
    if (failed) throw failed
    const chunks = ready
    ready = []
    for (const chunk of chunks) await sink(chunk)
  }

  return {
    file(name) {
      endFile()
      current = new ZipDeflate(name, { level: 6 })
      zip.add(current)
    },
    async write(text) {
      waiting += text
      if (waiting.length < gather) return
      current?.push(new TextEncoder().encode(waiting))
      waiting = ''
      await flush()
    },
    async end() {
      endFile()
      zip.end()
      await flush()
    },
  }
}

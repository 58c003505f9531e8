/** Longest silence of the stream before it is taken for dead and opened anew. */
export const silenceMs = 90_000
/** First pause before a new try, doubled each time up to the last. */
export const firstPauseMs = 500
export const longestPauseMs = 15_000

export interface Follow<T> {
  /** Opens the stream; it ends when `signal` aborts. */
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>
  onValue: (value: T) => void
  /** Calls once after `ms`; the answer cancels. */
  after: (ms: number, run: () => void) => () => void
}

/**
 * Follows a stream for ever: when it ends, fails or falls silent it is opened anew, with a growing pause that a value makes short
 * again. Returns what stops it.
 */
export function follow<T>({ open, onValue, after }: Follow<T>): () => void {
  const stopped = new AbortController()
  let pause = firstPauseMs

  const pauseFor = (ms: number) =>
    new Promise<void>((resolve) => {
      const over = () => {
        cancel()
        stopped.signal.removeEventListener('abort', over)
        resolve()
      }
      const cancel = after(ms, over)
      stopped.signal.addEventListener('abort', over)
    })

  /** Reads one stream to its end. Says whether it only fell silent. */
  const readOnce = async (): Promise<boolean> => {
    const life = new AbortController()
    const end = () => life.abort()
    stopped.signal.addEventListener('abort', end)
    let silent = false
    let cancelWatch = () => {}
    const watch = () => {
      cancelWatch()
      cancelWatch = after(silenceMs, () => {
        silent = true
        life.abort()
      })
    }
    try {
      watch()
      for await (const value of await open(life.signal)) {
        if (life.signal.aborted) break
        pause = firstPauseMs
        watch()
        onValue(value)
      }
    } catch {
      // Whatever ended it, the next try is the answer; the engine logs its own failures.
    } finally {
      cancelWatch()
      stopped.signal.removeEventListener('abort', end)
      life.abort()
    }
    return silent
  }

  const run = async () => {
    while (!stopped.signal.aborted) {
      const silent = await readOnce()
      if (silent || stopped.signal.aborted) continue
      await pauseFor(pause)
      pause = Math.min(pause * 2, longestPauseMs)
    }
  }
  void run()
  return () => stopped.abort()
}

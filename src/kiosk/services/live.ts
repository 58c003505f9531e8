import type { Clock, Logger } from '../../contract/clock.ts'
import type { DayView } from '../../contract/views.ts'

/** A view, and the wall-clock ms at which time alone makes another of it. */
export interface Assembled<V = DayView> {
  view: V
  nextChange: number
}

export interface Live<V = DayView> {
  /**
   * The view at once, and again whenever something in it changes. Ends with `signal` or by the iterator's `return`. Who reads slowly
   * gets the newest view, not every one.
   */
  subscribe(signal?: AbortSignal): AsyncIteratorObject<V, undefined, undefined>
  /** To be called when something that the view shows has changed. */
  changed(): void
  subscribers(): number
  /** Ends every subscription. */
  close(): void
}

/** How often the clocks are looked at; well within the 5 s that a midnight may take (faults.md 12). */
const tickMs = 1000
/** A fresh view comes at least this often (under 60 s), so that a page can tell a dead stream from a quiet one. */
const freshMs = 55_000
/** The wall clock is held to have jumped when it differs this much from the monotonic one. */
const jumpMs = 1000

/** Today as visitors see it. */
export function liveDay(options: { clock: Clock; assemble: () => Assembled; log: Logger }): Live {
  return liveView({ ...options, at: (view, now) => ({ ...view, now }) })
}

/**
 * One assembly for all subscribers, and one look a second at the time, of which nobody tells us. Nothing runs while nobody looks.
 */
export function liveView<V>(options: {
  clock: Clock
  assemble: () => Assembled<V>
  /** A view that still holds, as it is said at `now` (ms). */
  at: (view: V, now: number) => V
  log: Logger
}): Live<V> {
  const { clock, assemble, at, log } = options
  const subscriptions = new Set<Subscription<V>>()
  let current: (Assembled<V> & { wall: number; mono: number }) | null = null
  let stopTick: (() => void) | null = null
  let stopSoon: (() => void) | null = null
  let closed = false
  let failing = false

  function publish(): V {
    const assembled = assemble()
    current = { ...assembled, wall: clock.wall(), mono: clock.mono() }
    failing = false
    for (const subscription of subscriptions) subscription.show(assembled.view)
    return assembled.view
  }

  function isDue(): boolean {
    if (current === null || failing) return true
    const wall = clock.wall()
    const passed = clock.mono() - current.mono
    const jumped = Math.abs(wall - current.wall - passed) > jumpMs
    return jumped || wall >= current.nextChange || passed >= freshMs
  }

  /** Nobody waits for what a timer does, so a failure is told here, once, and tried again each second. */
  function publishIf(due: () => boolean): void {
    try {
      if (due()) publish()
    } catch (error) {
      if (!failing) log.error('the day could not be assembled', { error: String(error) })
      failing = true
    }
  }

  function tick(): void {
    stopTick = clock.after(tickMs, tick)
    publishIf(isDue)
  }

  function end(subscription: Subscription<V>): void {
    subscription.end()
    subscriptions.delete(subscription)
    if (subscriptions.size > 0) return
    stopTick?.()
    stopSoon?.()
    stopTick = stopSoon = current = null
  }

  return {
    subscribe(signal) {
      const subscription = newSubscription<V>()
      const leave = () => {
        signal?.removeEventListener('abort', leave)
        end(subscription)
      }
      if (closed || signal?.aborted) {
        subscription.end()
      } else {
        // Before the subscription is one: when this throws, nobody would ever end it.
        const view = current === null || isDue() ? publish() : at(current.view, clock.wall())
        subscription.show(view)
        signal?.addEventListener('abort', leave)
        subscriptions.add(subscription)
        stopTick ??= clock.after(tickMs, tick)
      }
      return iteratorOf(subscription, leave)
    },
    changed() {
      if (subscriptions.size === 0 || stopSoon !== null) return
      // Not at once: the visitor whose touch this is gets the answer first.
      stopSoon = clock.after(0, () => {
        stopSoon = null
        publishIf(() => true)
      })
    },
    subscribers: () => subscriptions.size,
    close() {
      closed = true
      for (const subscription of subscriptions) end(subscription)
    },
  }
}

interface Subscription<V> {
  show(view: V): void
  end(): void
  next(): Promise<IteratorResult<V, undefined>>
}

function newSubscription<V>(): Subscription<V> {
  const done = { done: true, value: undefined } as const
  let unseen: V | null = null
  let ended = false
  let waiting: ((result: IteratorResult<V, undefined>) => void) | null = null
  return {
    show(view) {
      if (waiting === null) {
        unseen = view
      } else {
        waiting({ done: false, value: view })
        waiting = null
      }
    },
    end() {
      ended = true
      unseen = null
      waiting?.(done)
      waiting = null
    },
    next() {
      if (ended) return Promise.resolve(done)
      if (unseen !== null) {
        const value = unseen
        unseen = null
        return Promise.resolve({ done: false, value })
      }
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
  }
}

/** Not a generator: the `return` of one waits until its pending `next` has come, so a page that goes away would be waited for. */
function iteratorOf<V>(
  subscription: Subscription<V>,
  leave: () => void,
): AsyncIteratorObject<V, undefined, undefined> {
  const iterator = {
    next: () => subscription.next(),
    async return() {
      leave()
      return { done: true, value: undefined } as const
    },
    [Symbol.asyncIterator]: () => iterator,
    async [Symbol.asyncDispose]() {
      leave()
    },
  }
  return iterator
}

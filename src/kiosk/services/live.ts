import type { Clock, Logger } from '../../contract/clock.ts'
import type { DayView } from '../../contract/views.ts'

/** A view, and the wall-clock ms at which time alone makes another of it. */
export interface Assembled {
  view: DayView
  nextChange: number
}

export interface Live {
  /**
   * Today's view at once, and again whenever something in it changes. Ends with `signal` or by the iterator's `return`. Who reads slowly
   * gets the newest view, not every one.
   */
  subscribe(signal?: AbortSignal): AsyncIteratorObject<DayView, undefined, undefined>
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

/**
 * One assembly for all subscribers, and one look a second at the time, of which nobody tells us. Nothing runs while nobody looks.
 */
export function liveDay(options: { clock: Clock; assemble: () => Assembled; log: Logger }): Live {
  const { clock, assemble, log } = options
  const subscriptions = new Set<Subscription>()
  let current: (Assembled & { wall: number; mono: number }) | null = null
  let stopTick: (() => void) | null = null
  let stopSoon: (() => void) | null = null
  let closed = false
  let failing = false

  function publish(): DayView {
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

  function end(subscription: Subscription): void {
    subscription.end()
    subscriptions.delete(subscription)
    if (subscriptions.size > 0) return
    stopTick?.()
    stopSoon?.()
    stopTick = stopSoon = current = null
  }

  return {
    subscribe(signal) {
      const subscription = newSubscription()
      const leave = () => {
        signal?.removeEventListener('abort', leave)
        end(subscription)
      }
      if (closed || signal?.aborted) {
        subscription.end()
      } else {
        // Before the subscription is one: when this throws, nobody would ever end it.
        const view = current === null || isDue() ? publish() : { ...current.view, now: clock.wall() }
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

interface Subscription {
  show(view: DayView): void
  end(): void
  next(): Promise<IteratorResult<DayView, undefined>>
}

function newSubscription(): Subscription {
  const done = { done: true, value: undefined } as const
  let unseen: DayView | null = null
  let ended = false
  let waiting: ((result: IteratorResult<DayView, undefined>) => void) | null = null
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
function iteratorOf(
  subscription: Subscription,
  leave: () => void,
): AsyncIteratorObject<DayView, undefined, undefined> {
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

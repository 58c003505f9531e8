import type { KioskClient } from '../client.ts'

/** Where the touches are kept over a reload of the page: `sessionStorage`. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'>

/**
 * The touches of which a visitor was told that they are not saved. A slow engine may save one all the same, and somebody who was told
 * would then be counted a second time.
 */
export interface NotSavedTouches {
  /** Its visitor is being told. */
  told(touchId: string): void
  /** Its visitor tries it again, so that it may count after all. Before it is sent, lest a reload withdraw what is thanked for. */
  tried(touchId: string): void
  /** Takes back, in the background and until it is done, every touch that was told of. */
  withdraw(): void
  /**
   * The same, once. To be waited for before a touch of the next visitor is sent: within 500 ms of it, the engine would take the two
   * for one.
   */
  withdrawNow(checkIn: Withdraws, options: { signal: AbortSignal }): Promise<void>
}

type Withdraws = Pick<KioskClient['checkIn'], 'withdraw'>

const key = 'samvaro.notSaved'
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

/** An engine that does not answer is asked again after this; longer each time, since each try waits in its line. */
const firstPauseMs = 1000
const longestPauseMs = 30_000
const patienceMs = 5000

/** @param after calls once after so many ms */
export function notSavedTouches(options: {
  checkIn: Withdraws
  kept: Kept
  after: (ms: number, run: () => void) => unknown
}): NotSavedTouches {
  const { kept, after } = options
  const touches = new Set((kept.getItem(key) ?? '').split(' ').filter(isId))
  let withdrawing = false

  function keep(): void {
    try {
      kept.setItem(key, [...touches].join(' '))
    } catch {
      // Kept in the page alone, then, for as long as that stands.
    }
  }

  async function withdrawNow(...[checkIn, at]: Parameters<NotSavedTouches['withdrawNow']>): Promise<void> {
    for (const touchId of [...touches]) {
      await checkIn.withdraw({ touchId }, at)
      touches.delete(touchId)
      keep()
    }
  }

  async function tryAll(pauseMs: number): Promise<void> {
    try {
      await withdrawNow(options.checkIn, { signal: AbortSignal.timeout(patienceMs) })
      withdrawing = false
    } catch {
      after(pauseMs, () => tryAll(Math.min(pauseMs * 2, longestPauseMs)))
    }
  }

  return {
    told(touchId) {
      touches.add(touchId)
      keep()
    },
    tried(touchId) {
      if (touches.delete(touchId)) keep()
    },
    withdraw() {
      if (withdrawing || touches.size === 0) return
      withdrawing = true
      void tryAll(firstPauseMs)
    },
    withdrawNow,
  }
}

import { useEffect, useEffectEvent, useRef, useState } from 'react'

/** Of a countdown's last part the visitor is asked whether they are still there (access.md 9: at least 20 s). */
export const askedSeconds = 30

export interface Countdown {
  secondsLeft: number
  /** Begins again from the start. */
  restart: () => void
}

/**
 * Counts down `seconds` and then calls `onOver`. With `byTouch` every touch and key begins it again; without, only `restart`.
 * `active` false stands still at the start.
 */
export function useCountdown(options: {
  seconds: number
  active: boolean
  byTouch: boolean
  onOver: () => void
}): Countdown {
  const { seconds, active, byTouch } = options
  const [secondsLeft, setSecondsLeft] = useState(seconds)
  const deadline = useRef(0)
  const length = useRef(seconds)
  const onOver = useEffectEvent(options.onOver)
  const restart = useRef(() => {
    deadline.current = performance.now() + length.current * 1000
    setSecondsLeft(length.current)
  }).current

  // It holds from the next beginning: one that somebody is in is not cut short.
  useEffect(() => {
    length.current = seconds
  }, [seconds])

  useEffect(() => {
    if (!active) return
    restart()
    const tick = setInterval(() => {
      const left = Math.ceil((deadline.current - performance.now()) / 1000)
      setSecondsLeft(Math.max(0, left))
      if (left > 0) return
      clearInterval(tick)
      onOver()
    }, 250)
    return () => clearInterval(tick)
  }, [active, restart])

  useEffect(() => {
    if (!active || !byTouch) return
    // On release, so that nothing is redrawn under a finger that still lies on it.
    const events = ['pointerup', 'keydown'] as const
    for (const event of events) window.addEventListener(event, restart)
    return () => {
      for (const event of events) window.removeEventListener(event, restart)
    }
  }, [active, byTouch, restart])
  return { secondsLeft, restart }
}

import { useEffect, useEffectEvent } from 'react'
import { settleMs } from '../ui/press.ts'
import { useShown } from '../ui/Screen.tsx'
import {
  type DoorPlace,
  type DoorStep,
  keysToOpen,
  keysWithinMs,
  placeAt,
  placeMarginMm,
  stepped,
  touchesToOpen,
  touchesWithinMs,
} from './hiddenDoor.ts'

/** Keeps the steps of one way in, and opens when they are right. */
function watcher(wanted: readonly string[], withinMs: number, open: () => void) {
  let steps: readonly DoorStep[] = []
  return {
    step(sign: string) {
      const next = stepped(steps, { sign, at: performance.now() }, wanted, withinMs)
      steps = next.steps
      if (next.opens) open()
    },
    forget() {
      steps = []
    },
  }
}

/** The place of the home screen that a touch lies on. What can be pressed is no such place, wherever it stands. */
function touchedPlace(event: PointerEvent): DoorPlace {
  const clock = document.querySelector('.home-header .clock')
  const venue = document.querySelector('.home-header .venue')
  const target = event.target instanceof Element ? event.target : null
  if (!clock || !venue || target?.closest('button, a, dialog, [role="dialog"]')) return 'elsewhere'
  const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')) || 1
  return placeAt(
    { x: event.clientX, y: event.clientY },
    { clock: clock.getBoundingClientRect(), venue: venue.getBoundingClientRect() },
    placeMarginMm * mm,
  )
}

/**
 * Opens the staff pages by touches or keys that no visitor makes (hiddenDoor.ts), while `active`. It only listens: no touch and no key
 * is kept from what it is for.
 */
export function useHiddenDoor(active: boolean, onOpen: () => void): void {
  const open = useEffectEvent(onOpen)
  const shown = useShown()
  useEffect(() => {
    if (!active) return
    const touches = watcher(touchesToOpen, touchesWithinMs, open)
    const keys = watcher(keysToOpen, keysWithinMs, open)
    const fingers = new Map<number, DoorPlace>()
    const down = (event: PointerEvent) => {
      keys.forget()
      // Two fingers at once are none of ours (access.md 2).
      const place = event.isPrimary && fingers.size === 0 ? touchedPlace(event) : 'elsewhere'
      fingers.set(event.pointerId, place)
    }
    const up = (event: PointerEvent) => {
      const began = fingers.get(event.pointerId)
      if (began === undefined) return
      fingers.delete(event.pointerId)
      const isSettled = performance.now() - shown.current.since >= settleMs
      touches.step(isSettled && began === touchedPlace(event) ? began : 'elsewhere')
    }
    const cancel = (event: PointerEvent) => {
      fingers.delete(event.pointerId)
      touches.forget()
    }
    const key = (event: KeyboardEvent) => {
      touches.forget()
      if (!event.repeat) keys.step(event.key)
    }
    // Captured, since a button stops what is its own from going further.
    const listening = new AbortController()
    const options = { capture: true, signal: listening.signal }
    window.addEventListener('pointerdown', down, options)
    window.addEventListener('pointerup', up, options)
    window.addEventListener('pointercancel', cancel, options)
    window.addEventListener('keydown', key, options)
    return () => listening.abort()
  }, [active, shown])
}

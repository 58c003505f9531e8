import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import type { OccurrenceView } from '../../../contract/views.ts'
import { boxOnPicture, pointOnPicture } from '../../ui/turned.ts'
import { keyOf, lengthShown, minutesOf } from './layout.ts'

/** Where an item would come to stand if it were let go now. */
export interface Drag {
  view: OccurrenceView
  date: string
  /** Minutes since midnight of its start. */
  start: number
}

interface Grip {
  view: OccurrenceView
  pointer: number
  x: number
  y: number
  /** How far below the item's top it was taken, in px of the picture. */
  within: number
}

/** Movement that makes a press a drag, in px, and how long a finger rests first, so that it can still scroll. */
const leastPx = 6
const fingerRestMs = 280
const snapMinutes = 15

/**
 * Moving an item with mouse or finger, to quarters of an hour and to other days. Columns carry `data-date`. Escape lets everything be.
 */
export function useDrag(props: {
  grid: RefObject<HTMLElement | null>
  /** Hours that the columns show, from their top to their bottom. */
  hours: { from: number; to: number }
  onDrop: (drag: Drag) => void
}) {
  const { grid, hours, onDrop } = props
  const [drag, setDrag] = useState<Drag | null>(null)
  const grip = useRef<Grip | null>(null)
  const timer = useRef(0)
  const isRested = useRef(false)
  const wasDragged = useRef(false)

  const stop = () => {
    clearTimeout(timer.current)
    grip.current = null
    isRested.current = false
    setDrag(null)
  }

  useLetGo(grid, { isHeld: () => grip.current !== null, isRested: () => isRested.current, stop })

  const handlers = (view: OccurrenceView) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || view.movedAway) return
      wasDragged.current = false
      const { pointerId, clientX, clientY } = event
      const within = pointOnPicture({ x: clientX, y: clientY }).y - boxOnPicture(event.currentTarget).y
      grip.current = { view, pointer: pointerId, x: clientX, y: clientY, within }
      isRested.current = false
      const element = event.currentTarget
      if (event.pointerType === 'mouse') return
      timer.current = window.setTimeout(() => {
        if (!grip.current) return
        isRested.current = true
        element.setPointerCapture(pointerId)
        setDrag({ view, date: view.start.slice(0, 10), start: minutesOf(view.start) })
      }, fingerRestMs)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current
      if (!held || held.pointer !== event.pointerId) return
      const { clientX, clientY } = event
      const isFar = Math.hypot(clientX - held.x, clientY - held.y) > leastPx
      if (event.pointerType !== 'mouse' && !isRested.current) {
        if (isFar) stop()
        return
      }
      if (!isFar && !drag) return
      if (!drag) event.currentTarget.setPointerCapture(event.pointerId)
      wasDragged.current = true
      setDrag(placeAt(grid.current, hours, held, event))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current
      const dropped = held && wasDragged.current ? placeAt(grid.current, hours, held, event) : null
      stop()
      if (!dropped) return
      const isMoved =
        dropped.date !== dropped.view.start.slice(0, 10) || dropped.start !== minutesOf(dropped.view.start)
      if (isMoved) onDrop(dropped)
    },
    onPointerCancel: stop,
    // A finger that rests asks for the browser's menu, which would take the item out of the hand.
    onContextMenu: (event: MouseEvent) => {
      if (grip.current) event.preventDefault()
    },
  })

  return {
    drag,
    handlers,
    isDragged: (view: OccurrenceView) => drag !== null && keyOf(drag.view) === keyOf(view),
    /** Whether the press that now clicks was a drag, and so is no click. */
    takesClick: () => wasDragged.current,
  }
}

/** Escape lets everything be, and what a finger holds does not scroll the page. */
function useLetGo(
  grid: RefObject<HTMLElement | null>,
  now: { isHeld: () => boolean; isRested: () => boolean; stop: () => void },
) {
  const hold = useEffectEvent((event: TouchEvent) => {
    // Whether the page scrolls is settled by the finger's first movement.
    if (now.isRested()) event.preventDefault()
  })
  const letBe = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && now.isHeld()) now.stop()
  })
  const stop = useEffectEvent(now.stop)
  useEffect(() => {
    const element = grid.current
    const onTouch = (event: TouchEvent) => hold(event)
    const onKey = (event: KeyboardEvent) => letBe(event)
    element?.addEventListener('touchmove', onTouch, { passive: false })
    window.addEventListener('keydown', onKey)
    return () => {
      stop()
      element?.removeEventListener('touchmove', onTouch)
      window.removeEventListener('keydown', onKey)
    }
  }, [grid])
}

/** Where what is held would come to stand under the pointer: on the nearest column, at a quarter of an hour. */
function placeAt(
  grid: HTMLElement | null,
  hours: { from: number; to: number },
  { view, within }: Grip,
  { clientX, clientY }: PointerEvent,
): Drag | null {
  const { x, y } = pointOnPicture({ x: clientX, y: clientY })
  const columns = [...(grid?.querySelectorAll<HTMLElement>('[data-date]') ?? [])].map((column) => ({
    date: column.dataset.date ?? '',
    box: boxOnPicture(column),
  }))
  const column = columns.find(({ box }) => x < box.x + box.width) ?? columns.at(-1)
  if (!column) return null
  const { date, box } = column
  const minutes = hours.from * 60 + ((y - within - box.y) / box.height) * (hours.to - hours.from) * 60
  const snapped = Math.round(minutes / snapMinutes) * snapMinutes
  const latest = Math.max(0, 1440 - lengthShown(view))
  return { view, date, start: Math.min(latest, Math.max(0, snapped)) }
}

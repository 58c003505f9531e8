import { type RefObject, useEffect, useRef, useState } from 'react'
import { type WritingField, writingField } from './fields.ts'

/** When the keyboard on the screen shows: where a finger enters a field, in every field, or never. */
export type KeyboardUse = 'touch' | 'always' | 'never'

/** A press that ends is heard within this long of the finger's lifting, in ms. */
const pressHeardMs = 100

/** The field that is being written in, where the keyboard on the screen shall help; null elsewhere. */
export function useWritingField(use: KeyboardUse): [WritingField | null, () => void] {
  const [field, setField] = useState<WritingField | null>(null)
  const wanted = useRef<WritingField | null>(null)
  useEffect(() => {
    if (use === 'never') return setField(null)
    return watchFields(use, wanted, setField)
  }, [use])
  const hide = () => {
    wanted.current = null
    setField(null)
  }
  return [field, hide]
}

/**
 * Tells which field the keyboard shall stand for. What is pressed moves when the keyboard comes or goes, and would then not be pressed,
 * or something else in its place: so it waits until the press has been heard. Returns what stops it.
 */
function watchFields(
  use: 'touch' | 'always',
  wanted: RefObject<WritingField | null>,
  onField: (field: WritingField | null) => void,
): () => void {
  let byFinger = false
  let isPressing = false
  let waiting = 0
  const settle = () => {
    isPressing = false
    onField(wanted.current)
  }
  const settleIn = (ms: number) => {
    clearTimeout(waiting)
    waiting = window.setTimeout(settle, ms)
  }
  const want = (next: WritingField | null) => {
    wanted.current = next
    if (isPressing) return
    // The focus may only be on its way to another field.
    settleIn(next === null ? pressHeardMs : 0)
  }
  const down = ({ pointerType }: PointerEvent) => {
    clearTimeout(waiting)
    byFinger = pointerType === 'touch'
    isPressing = true
  }
  // A finger that has scrolled presses nothing.
  const up = () => settleIn(pressHeardMs)
  const click = ({ target }: MouseEvent) => {
    // A field that has the focus already hears of no new one.
    const touched = byFinger ? writingField(target) : null
    if (touched && touched === document.activeElement) wanted.current = touched
    if (isPressing) settleIn(0)
  }
  const key = ({ isTrusted }: KeyboardEvent) => {
    // Somebody types on keys of their own.
    if (!isTrusted || use !== 'touch') return
    byFinger = false
    wanted.current = null
    onField(null)
  }
  const enter = ({ target }: FocusEvent) => {
    want(use === 'always' || byFinger ? writingField(target) : null)
  }
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!writingField(relatedTarget)) want(null)
  }
  const heard = new AbortController()
  const onTheWayDown = { capture: true, signal: heard.signal }
  document.addEventListener('pointerdown', down, onTheWayDown)
  document.addEventListener('pointerup', up, onTheWayDown)
  document.addEventListener('pointercancel', up, onTheWayDown)
  document.addEventListener('click', click, onTheWayDown)
  document.addEventListener('keydown', key, onTheWayDown)
  document.addEventListener('focusin', enter, { signal: heard.signal })
  document.addEventListener('focusout', leave, { signal: heard.signal })
  return () => {
    clearTimeout(waiting)
    heard.abort()
  }
}

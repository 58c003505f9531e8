import { useEffect, useState } from 'react'
import { type WritingField, writingField } from './fields.ts'

/** When the keyboard on the screen shows: where a finger enters a field, in every field, or never. */
export type KeyboardUse = 'touch' | 'always' | 'never'

/** A press that ends is heard within this long of the finger's lifting, in ms. */
const pressHeardMs = 100

/** The field that is being written in, where the keyboard on the screen shall help; null elsewhere. */
export function useWritingField(use: KeyboardUse): [WritingField | null, () => void] {
  const [field, setField] = useState<WritingField | null>(null)
  useEffect(() => {
    if (use === 'never') return setField(null)
    let byFinger = false
    let isDown = false
    let hiding = 0
    // What is pressed moves when the keyboard goes, and would then not be pressed: so it goes when the finger has lifted.
    const hide = () => {
      clearTimeout(hiding)
      if (!isDown) hiding = window.setTimeout(() => setField(null), pressHeardMs)
    }
    const show = (shown: WritingField | null) => {
      clearTimeout(hiding)
      setField(shown)
    }
    let isLeft = false
    const up = () => {
      isDown = false
      if (isLeft) hide()
    }
    const down = (event: PointerEvent) => {
      byFinger = event.pointerType === 'touch'
      isDown = true
      // A field that has the focus already hears of no new one.
      const entered = writingField(event.target)
      if (entered && entered === document.activeElement && byFinger) show(entered)
    }
    const key = (event: KeyboardEvent) => {
      // Somebody types on keys of their own.
      if (event.isTrusted && use === 'touch') {
        byFinger = false
        show(null)
      }
    }
    const enter = (event: FocusEvent) => {
      const entered = writingField(event.target)
      isLeft = entered === null
      if (entered) show(use === 'always' || byFinger ? entered : null)
      else hide()
    }
    const leave = (event: FocusEvent) => {
      if (writingField(event.relatedTarget)) return
      isLeft = true
      hide()
    }
    document.addEventListener('pointerdown', down, true)
    document.addEventListener('pointerup', up, true)
    document.addEventListener('pointercancel', up, true)
    document.addEventListener('keydown', key, true)
    document.addEventListener('focusin', enter)
    document.addEventListener('focusout', leave)
    return () => {
      clearTimeout(hiding)
      document.removeEventListener('pointerup', up, true)
      document.removeEventListener('pointercancel', up, true)
      document.removeEventListener('pointerdown', down, true)
      document.removeEventListener('keydown', key, true)
      document.removeEventListener('focusin', enter)
      document.removeEventListener('focusout', leave)
    }
  }, [use])
  return [field, () => setField(null)]
}

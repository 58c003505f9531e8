import { useEffect, useState } from 'react'
import { type WritingField, writingField } from './fields.ts'

/** When the keyboard on the screen shows: where a finger enters a field, in every field, or never. */
export type KeyboardUse = 'touch' | 'always' | 'never'

/** The field that is being written in, where the keyboard on the screen shall help; null elsewhere. */
export function useWritingField(use: KeyboardUse): [WritingField | null, () => void] {
  const [field, setField] = useState<WritingField | null>(null)
  useEffect(() => {
    if (use === 'never') return setField(null)
    let byFinger = false
    const down = (event: PointerEvent) => {
      byFinger = event.pointerType === 'touch'
      // A field that has the focus already hears of no new one.
      const entered = writingField(event.target)
      if (entered && entered === document.activeElement && byFinger) setField(entered)
    }
    const key = (event: KeyboardEvent) => {
      // Somebody types on keys of their own.
      if (event.isTrusted && use === 'touch') {
        byFinger = false
        setField(null)
      }
    }
    const enter = (event: FocusEvent) => {
      const entered = writingField(event.target)
      setField(entered && (use === 'always' || byFinger) ? entered : null)
    }
    const leave = (event: FocusEvent) => {
      if (!writingField(event.relatedTarget)) setField(null)
    }
    document.addEventListener('pointerdown', down, true)
    document.addEventListener('keydown', key, true)
    document.addEventListener('focusin', enter)
    document.addEventListener('focusout', leave)
    return () => {
      document.removeEventListener('pointerdown', down, true)
      document.removeEventListener('keydown', key, true)
      document.removeEventListener('focusin', enter)
      document.removeEventListener('focusout', leave)
    }
  }, [use])
  return [field, () => setField(null)]
}

import { type RefObject, useEffect, useRef } from 'react'
import { isFocusLost } from '../../ui/isFocusLost.ts'

/** A button that opens a part in its own place carries this class; the focus comes back to it. */
export const opener = 'opener'

const fields = 'input:not([tabindex="-1"], [type="file"]), textarea, select'
const places = 'li, .block, .page'

/**
 * For a part that opens where a button was, and takes the button away: the focus goes to its first field, and when it closes back to the
 * nearest `opener`. Else a keyboard would begin at the top of the page each time.
 */
export function useFocusOn<E extends HTMLElement>(): RefObject<E | null> {
  const part = useRef<E>(null)
  useEffect(() => {
    const around: Element[] = []
    for (let place = part.current?.parentElement?.closest(places); place; ) {
      around.push(place)
      place = place.parentElement?.closest(places)
    }
    part.current?.querySelector<HTMLElement>(fields)?.focus()
    return () => {
      if (!isFocusLost()) return
      const near = around.find((place) => place.isConnected && place.querySelector(`.${opener}`))
      near?.querySelector<HTMLElement>(`.${opener}`)?.focus()
    }
  }, [])
  return part
}

/**
 * For a part whose buttons take one another's place, or go with what they have removed: when the one that had the focus is gone, the
 * part's first button has it.
 */
export function useFocusKept<E extends HTMLElement>() {
  const part = useRef<E>(null)
  const isWithin = useRef(false)
  // After each change of the part, whatever has changed it.
  useEffect(() => {
    if (isWithin.current && isFocusLost())
      part.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  })
  return {
    ref: part,
    onFocus: () => {
      isWithin.current = true
    },
    onBlur: () => {
      isWithin.current = false
    },
  }
}

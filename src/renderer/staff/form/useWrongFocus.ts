import { type RefObject, useEffect, useRef, useState } from 'react'

/** Goes to the first field of `root` that is told to be wrong, and opens what it is folded in. */
function focusWrong(root: HTMLElement | null): void {
  const wrong = root?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (!wrong) return
  for (let fold = wrong.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
  // A choice is told to be wrong as a whole; one of its answers takes the focus.
  const field = wrong.matches('input, textarea, select') ? wrong : wrong.querySelector<HTMLElement>('input')
  field?.focus({ preventScroll: true })
  wrong.scrollIntoView({ block: 'center' })
}

/**
 * Leads to what is wrong when a form could not be saved: what stands out of sight would else make "Spara" look dead.
 * @returns `root` for the element that holds the fields, and what is called once their errors have been set
 */
export function useWrongFocus<E extends HTMLElement>(): {
  root: RefObject<E | null>
  leadToWrong: () => void
} {
  const root = useRef<E>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (asked > 0) focusWrong(root.current)
  }, [asked])
  return { root, leadToWrong: () => setAsked((before) => before + 1) }
}

function buttonAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('button:not([disabled])') ?? null
}

/**
 * Lets a finger slide onto a button and lift there (access.md 2). What began on the button itself is left to react-aria; this
 * takes only what began elsewhere. Returns what stops it.
 */
export function allowSlideOnto(): () => void {
  const began = new Map<number, HTMLElement | null>()
  const down = (event: PointerEvent) => {
    if (event.isPrimary && event.button === 0)
      began.set(event.pointerId, buttonAt(event.clientX, event.clientY))
  }
  const up = (event: PointerEvent) => {
    const start = began.get(event.pointerId)
    if (!began.delete(event.pointerId)) return
    const end = buttonAt(event.clientX, event.clientY)
    if (end && end !== start) end.click()
  }
  const cancel = (event: PointerEvent) => began.delete(event.pointerId)
  const noMenu = (event: Event) => event.preventDefault()
  document.addEventListener('pointerdown', down, true)
  document.addEventListener('pointerup', up, true)
  document.addEventListener('pointercancel', cancel, true)
  // A finger that rests on the glass would open the browser's menu.
  document.addEventListener('contextmenu', noMenu)
  return () => {
    document.removeEventListener('pointerdown', down, true)
    document.removeEventListener('pointerup', up, true)
    document.removeEventListener('pointercancel', cancel, true)
    document.removeEventListener('contextmenu', noMenu)
  }
}

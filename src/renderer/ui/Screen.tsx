import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react'
import type { Shown } from './press.ts'

const ShownContext = createContext<{ current: Shown } | null>(null)
const always: { readonly current: Shown } = { current: { since: Number.NEGATIVE_INFINITY } }

/** Knows, for the buttons inside, when what stands on the screen was shown. */
export function Settling({ children }: { children: ReactNode }) {
  const shown = useRef<Shown>(always.current)
  return <ShownContext value={shown}>{children}</ShownContext>
}

/** When the screen around a button was shown. */
export function useShown(): { readonly current: Shown } {
  return useContext(ShownContext) ?? always
}

/** Lets what stands on the screen count as new from now: call it when it has changed under the finger. */
export function useSettle(): () => void {
  const shown = useContext(ShownContext)
  return () => {
    if (shown) shown.current = { since: performance.now() }
  }
}

/**
 * One screen. It ignores touches while it is new (access.md 2), and takes the focus to its heading, so that a keypad and a reader
 * begin at the top; `quiet` leaves the focus nowhere instead. `name` is for tests and styles.
 */
export function Screen(props: { name: string; quiet?: boolean; footer: ReactNode; children: ReactNode }) {
  const { name, quiet = false, footer, children } = props
  const root = useRef<HTMLDivElement>(null)
  const settle = useRef(useSettle())
  useLayoutEffect(() => {
    // A picture of a screen leaves the focus of the page around it alone.
    if (root.current?.closest('[inert]')) return
    settle.current()
    const heading = quiet ? null : root.current?.querySelector<HTMLElement>('h1')
    if (heading) heading.focus({ preventScroll: true })
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [quiet])
  return (
    <div ref={root} className={`screen screen-${name}`}>
      <main className="screen-main" data-screen={name}>
        {children}
      </main>
      <footer className="screen-footer">{footer}</footer>
    </div>
  )
}

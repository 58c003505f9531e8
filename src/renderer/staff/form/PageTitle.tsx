import { type ReactNode, useEffect, useRef } from 'react'
import { isFocusLost } from '../../ui/isFocusLost.ts'

/**
 * The heading of a page that comes in the place of another. It takes the focus that went with what was pressed there, so that the
 * keyboard and what reads the page aloud begin where the page begins.
 */
export function PageTitle({ className, children }: { className?: string; children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isFocusLost()) title.current?.focus()
  }, [])
  return (
    <h1 ref={title} className={className} tabIndex={-1}>
      {children}
    </h1>
  )
}

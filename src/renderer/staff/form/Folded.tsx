import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import './form.css'

/** What is seldom needed, behind its title. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary className="folded-title">
        <ChevronRight aria-hidden className="action-icon folded-mark" />
        {title}
      </summary>
      <div className="folded-content">{children}</div>
    </details>
  )
}

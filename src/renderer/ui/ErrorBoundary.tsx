import { Component, type ReactNode } from 'react'
import './errorBoundary.css'

/** Long enough to be read, short enough not to be waited for (faults.md 8). */
const restartAfterMs = 3000

/** Never blank (product.md 5): when the page breaks, a calm greeting stands until it has started anew. */
export class ErrorBoundary extends Component<
  { greeting: ReactNode; restart: () => void; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false }
  private timer: ReturnType<typeof setTimeout> | undefined

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(): void {
    this.timer ??= setTimeout(this.props.restart, restartAfterMs)
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer)
  }

  override render(): ReactNode {
    return this.state.broken ? <main className="crash">{this.props.greeting}</main> : this.props.children
  }
}

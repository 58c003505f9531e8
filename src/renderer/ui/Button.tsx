import { type ReactNode, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { pressCounts } from './press.ts'
import { useShown } from './Screen.tsx'
import './button.css'

export interface ButtonProps {
  onPress: () => void
  /** `sun` is "I am here" and nothing else. */
  look?: 'plain' | 'strong' | 'sun' | 'quiet'
  className?: string
  /** For a choice: whether it is made. */
  pressed?: boolean
  /** Waiting for an answer: looks pressed, and takes no further press. */
  busy?: boolean
  disabled?: boolean
  label?: string
  describedBy?: string
  current?: boolean
  children: ReactNode
}

/** All that a visitor presses. Acts on release, once, and never by itself (access.md 2). */
export function Button(props: ButtonProps) {
  const { onPress, look = 'plain', className = '', pressed, busy = false, disabled, children } = props
  const shown = useShown()
  const last = useRef<number | null>(null)
  const press = () => {
    const now = performance.now()
    if (busy || !pressCounts(now, shown.current, last.current)) return
    last.current = now
    onPress()
  }
  return (
    <AriaButton
      className={`button ${className}`}
      data-look={look}
      data-busy={busy || undefined}
      aria-pressed={pressed}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-current={props.current || undefined}
      isDisabled={disabled}
      onPress={press}
    >
      {children}
    </AriaButton>
  )
}

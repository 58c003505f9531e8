import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'

export interface ActionProps {
  onPress?: () => void
  look?: 'plain' | 'strong' | 'quiet' | 'danger'
  icon?: LucideIcon
  className?: string
  /** Waiting for an answer; takes no further press. */
  busy?: boolean
  disabled?: boolean
  /** For one of several, or an on and off: whether it is chosen. */
  pressed?: boolean
  /** For what folds something out: whether it is out. */
  expanded?: boolean
  /** Sends the form that it stands in. */
  submit?: boolean
  /** Id of the form that it sends, where it stands outside it. */
  form?: string
  /** Said in place of the words, where the words alone do not say it. */
  label?: string
  children?: ReactNode
}

/** A button of the staff pages: mouse, touch and keyboard. */
export function Action(props: ActionProps) {
  const { onPress, look = 'plain', icon: Icon, className = '', busy = false, submit = false } = props
  return (
    <Button
      // The library's own "pending" leaves a picture without a name in its live region.
      type={submit && !busy ? 'submit' : 'button'}
      form={props.form}
      className={`action ${className}`}
      data-look={look}
      data-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label}
      isDisabled={props.disabled}
      onPress={busy ? undefined : onPress}
    >
      {Icon && <Icon aria-hidden className="action-icon" />}
      {props.children !== undefined && <span>{props.children}</span>}
    </Button>
  )
}

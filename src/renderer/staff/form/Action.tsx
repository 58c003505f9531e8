import type { LucideIcon } from 'lucide-react'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { sameTouchMs } from '../../../contract/words.ts'
import { after } from '../../live/after.ts'
import { pressCounts, type Shown } from '../../ui/press.ts'
import { useShown } from '../../ui/Screen.tsx'

export interface ActionProps {
  onPress?: () => void
  look?: 'plain' | 'strong' | 'quiet' | 'danger'
  icon?: LucideIcon
  className?: string
  /** Waiting for an answer; takes no further press. */
  busy?: boolean
  /** Does nothing now. It can still be reached, so that what it is called is read, and the focus stays where it was. */
  disabled?: boolean
  /** May be pressed again at once: one of the keys that type, a step of a number or a week. */
  again?: boolean
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

/** What stands since always: a form is sent by Enter in a field too, which nobody presses by a tremor. */
const always: Shown = { since: Number.NEGATIVE_INFINITY }

/** Whether a button rests after a press, and how to make it; then it is seen that a second tap does nothing. */
function useRest(): [boolean, () => void] {
  const [presses, setPresses] = useState(0)
  useEffect(() => {
    if (presses === 0) return
    // A little longer than the press is ignored, so that what can be pressed also counts.
    return after(sameTouchMs + 20, () => setPresses(0))
  }, [presses])
  return [presses > 0, () => setPresses((before) => before + 1)]
}

/** A button of the staff pages: mouse, touch and keyboard. A double tap is one press (access.md 2). */
export function Action(props: ActionProps) {
  const { onPress, look = 'plain', icon: Icon, className = '', busy = false, submit = false } = props
  const around = useShown()
  const last = useRef<number | null>(null)
  const [isResting, rest] = useRest()
  const isReady = !busy && !props.disabled
  /** Whether a press now is meant; notes that it was made. */
  const counts = (shown: Shown): boolean => {
    const now = performance.now()
    if (!isReady || !pressCounts(now, shown, props.again ? null : last.current)) return false
    last.current = now
    if (!props.again) rest()
    return true
  }
  return (
    <Button
      // The library's own "pending" leaves a picture without a name in its live region.
      type={submit ? 'submit' : 'button'}
      form={props.form}
      className={`action ${className}`}
      data-look={look}
      data-busy={busy || undefined}
      data-resting={isResting || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label}
      aria-disabled={props.disabled || undefined}
      onClickCapture={(event: MouseEvent) => {
        // Whatever way it is sent, the browser presses this button first. A key is pressed by no tremor of a finger.
        const isByKey = event.detail === 0
        if (submit && !(isByKey ? isReady : counts(always))) event.preventDefault()
      }}
      onPress={({ pointerType }) => {
        const isByKey = pointerType === 'keyboard'
        if (!submit && (isByKey ? isReady : counts(around.current))) onPress?.()
      }}
    >
      {Icon && <Icon aria-hidden className="action-icon" />}
      {props.children !== undefined && <span>{props.children}</span>}
    </Button>
  )
}

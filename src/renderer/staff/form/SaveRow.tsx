import type { ReactNode } from 'react'
import { t as common } from '../text.ts'
import { Action } from './Action.tsx'

/** The foot of a form: what went wrong with it as a whole, and the ways out of it. */
export function SaveRow(props: {
  busy: boolean
  error?: string
  /** What stands there when nothing is wrong ("Sparat."). */
  said?: string
  onCancel?: () => void
  /** Nothing has been written yet, so there is nothing to save. */
  idle?: boolean
  children?: ReactNode
}) {
  const { busy, error, said, onCancel, idle } = props
  return (
    <div className="block-actions">
      <p role={error ? 'alert' : 'status'} className={`block-said ${error ? 'field-error' : 'muted'}`}>
        {error ?? said}
      </p>
      {props.children}
      {onCancel && (
        <Action onPress={onCancel} disabled={idle}>
          {common('save.cancel')}
        </Action>
      )}
      <Action look="strong" submit busy={busy} disabled={idle}>
        {common('save.save')}
      </Action>
    </div>
  )
}

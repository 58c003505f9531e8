import { useState } from 'react'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { TextField } from '../form/TextField.tsx'
import { t } from './text.ts'

/** Asks why; a ready-made reason does it at once, an own one when it is written. */
export function ReasonDialog(props: {
  title: string
  text: string
  /** Ready-made reasons. */
  reasons: readonly string[]
  /** What the button beside an own reason says. */
  action: string
  busy: boolean
  failure: string | undefined
  onChoose: (reason: string | undefined) => void
  onClose: () => void
}) {
  const { title, text, reasons, action, busy, failure, onChoose, onClose } = props
  const [own, setOwn] = useState('')
  const [said, setSaid] = useState<string | undefined>(undefined)
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="today-ask">
        <p>{text}</p>
        <div className="today-answers">
          {reasons.map((reason) => (
            <Action key={reason} look="strong" busy={busy} onPress={() => onChoose(reason)}>
              {reason}
            </Action>
          ))}
          <Action busy={busy} onPress={() => onChoose(undefined)}>
            {t('reason.none')}
          </Action>
        </div>
        <form
          className="today-own"
          onSubmit={(event) => {
            event.preventDefault()
            if (own.trim() === '') return setSaid(t('reason.ownEmpty'))
            onChoose(own.trim())
          }}
        >
          <TextField
            label={t('reason.own')}
            value={own}
            onChange={(value) => {
              setSaid(undefined)
              setOwn(value)
            }}
            error={said ?? failure}
            maxLength={120}
          />
          <Action busy={busy} submit>
            {action}
          </Action>
        </form>
      </div>
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('dialog.close')}</Action>
      </div>
    </Dialog>
  )
}

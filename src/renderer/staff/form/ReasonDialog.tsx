import { useState } from 'react'
import { Action } from './Action.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'
import { t } from './text.ts'
import './form.css'

/** Why an activity is mostly cancelled. */
export const cancelReasons = [t('reason.leaderIll'), t('reason.tooFew'), t('reason.weather')]

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
      <div className="asking">
        <p>{text}</p>
        <div className="asking-answers">
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
          className="asking-own"
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
        <Action onPress={onClose}>{t('reason.back')}</Action>
      </div>
    </Dialog>
  )
}

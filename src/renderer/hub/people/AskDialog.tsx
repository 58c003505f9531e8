import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { refusalOf } from './refusal.ts'
import { t } from './text.ts'

interface Props {
  title: string
  children: ReactNode
  keep: string
  what: string
  isDanger?: boolean
  /** Throws as the hub does. */
  act: () => Promise<void>
  onClose: () => void
}

/** Asks before something is done to a person. */
export function AskDialog({ title, children, keep, what, isDanger, act, onClose }: Props) {
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const go = () => {
    setIsBusy(true)
    act().catch((error: unknown) => {
      setIsBusy(false)
      setFailure(refusalOf(error).other ?? t('error.away'))
    })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <p className="dialog-failed" role="alert">
        {failure}
      </p>
      <div className="dialog-actions">
        <Button className="hub-button" autoFocus onPress={onClose}>
          {keep}
        </Button>
        <Button
          className={`hub-button ${isDanger ? 'hub-danger' : 'hub-main'}`}
          isDisabled={isBusy}
          onPress={go}
        >
          {what}
        </Button>
      </div>
    </Dialog>
  )
}

import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { KioskOverview } from '../../../contract/hub.ts'
import { Dialog } from '../../staff/form/Dialog.tsx'
import type { HubClient } from '../client.ts'
import { t } from './text.ts'

interface Props {
  kiosk: KioskOverview
  venue: string
  client: HubClient
  onClose: () => void
  onRevoked: () => void
}

/** Asks whether a screen shall be shut out, and says first what that does. */
export function RevokeDialog({ kiosk: { deviceId, name }, venue, client, onClose, onRevoked }: Props) {
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const revoke = () => {
    setState('busy')
    client.revokeKiosk({ deviceId }).then(
      () => {
        onClose()
        onRevoked()
      },
      () => setState('failed'),
    )
  }
  return (
    <Dialog title={t('revoke.title', { screen: name, venue })} onClose={onClose}>
      <p>{t('revoke.goesOn')}</p>
      <p>{t('revoke.apart')}</p>
      <p>{t('revoke.when')}</p>
      <p className="dialog-failed" role="alert">
        {state === 'failed' && t('revoke.failed')}
      </p>
      <div className="dialog-actions">
        <Button className="hub-button" autoFocus onPress={onClose}>
          {t('revoke.keep')}
        </Button>
        <Button className="hub-button hub-danger" isDisabled={state === 'busy'} onPress={revoke}>
          {t(state === 'busy' ? 'revoke.busy' : 'revoke.do')}
        </Button>
      </div>
    </Dialog>
  )
}

import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { Action } from '../../staff/form/Action.tsx'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { useHub } from '../hub.tsx'
import { venuesText } from './entryText.ts'
import { t } from './text.ts'

/** Asks before an entry leaves the catalogue, and says who has it. */
export function WithdrawDialog(props: { entry: CatalogueEntry; onClose: () => void; onDone: () => void }) {
  const { entry, onClose, onDone } = props
  const { client } = useHub()
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const withdraw = () => {
    setState('busy')
    client.catalogue.withdraw({ id: entry.id, withdrawn: true }).then(onDone, () => setState('failed'))
  }
  return (
    <Dialog title={t('catalogue.withdrawTitle', { title: entry.fields.title.sv })} onClose={onClose}>
      <p>{t('catalogue.withdrawText')}</p>
      {entry.taken.length > 0 && <p>{t('catalogue.withdrawTaken', { venues: venuesText(entry) })}</p>}
      {state === 'failed' && (
        <p role="alert" className="field-error">
          {t('catalogue.notSaved')}
        </p>
      )}
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('catalogue.keep')}</Action>
        <Action look="danger" busy={state === 'busy'} onPress={withdraw}>
          {t('catalogue.withdraw')}
        </Action>
      </div>
    </Dialog>
  )
}

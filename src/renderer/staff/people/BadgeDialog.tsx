import { Printer } from 'lucide-react'
import QrCode from '../../ui/QrCode.tsx'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from './text.ts'

/** A new badge, shown this once: nothing but its hash is kept. Printed, it stands alone on the sheet, without a name. */
export function BadgeDialog(props: { name: string; badge: string; onClose: () => void }) {
  const { name, badge, onClose } = props
  return (
    <Dialog title={t('badge.title', { name })} onClose={onClose}>
      <p>{t('badge.text')}</p>
      <div className="badge-code">
        <QrCode text={badge} label={t('badge.code')} />
      </div>
      <div className="dialog-actions">
        <Action icon={Printer} onPress={() => window.print()}>
          {t('badge.print')}
        </Action>
        <Action look="strong" onPress={onClose}>
          {t('badge.done')}
        </Action>
      </div>
    </Dialog>
  )
}

import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from '../text.ts'

/** Asks before anything typed is lost. `name` is what it is about; null where it has none. */
export function UnsavedDialog(props: { name: string | null; onStay: () => void; onDrop: () => void }) {
  const { name, onStay, onDrop } = props
  return (
    <Dialog title={t('unsaved.title')} onClose={onStay}>
      <p>{name === null ? t('unsaved.any') : t('unsaved.text', { title: name })}</p>
      <div className="dialog-actions">
        <Action look="danger" onPress={onDrop}>
          {t('unsaved.drop')}
        </Action>
        <Action look="strong" onPress={onStay}>
          {t('unsaved.stay')}
        </Action>
      </div>
    </Dialog>
  )
}

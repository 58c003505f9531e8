import type { Programme } from '../../../contract/programme.ts'
import { usesOfRoom } from '../../../domain/editing/rooms.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t as common } from '../text.ts'
import { t } from './text.ts'

/** More names than this are only counted. */
const named = 6

/** Says what is held in a room before it is taken away. */
export function RemoveRoom(props: {
  programme: Programme
  room: Programme['rooms'][number]
  onRemove: () => void
  onClose: () => void
}) {
  const { programme, room, onRemove, onClose } = props
  const uses = usesOfRoom(programme, room.id)
  return (
    <Dialog title={t('rooms.removeTitle', { name: room.name.sv })} onClose={onClose}>
      <p>{uses.length === 0 ? t('rooms.removeText') : t('rooms.removeUsed', { count: uses.length })}</p>
      {uses.length > 0 && (
        <ul>
          {uses.slice(0, named).map((title) => (
            <li key={title}>{title}</li>
          ))}
          {uses.length > named && <li>{t('rooms.removeMore', { count: uses.length - named })}</li>}
        </ul>
      )}
      <div className="dialog-actions">
        <Action onPress={onClose}>{common('save.cancel')}</Action>
        <Action look="danger" onPress={onRemove}>
          {t('rooms.remove')}
        </Action>
      </div>
    </Dialog>
  )
}

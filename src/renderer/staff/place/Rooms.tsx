import { Plus } from 'lucide-react'
import type { Programme } from '../../../contract/programme.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { useOpened } from '../form/useClosing.ts'
import { opener } from '../form/useFocusOn.ts'
import { RoomForm } from './RoomForm.tsx'
import { t } from './text.ts'

/** The rooms that activities are held in, and how one gets into them. */
export function Rooms({ programme, onDone }: { programme: Programme; onDone: () => void }) {
  const { form: id, open, close, isNew, isOpen, kept } = useOpened<Programme['rooms'][number]>()
  const { rooms } = programme
  const form = { programme, form: id, onDone, onClose: close }
  return (
    <Block
      title={t('rooms.title')}
      intro={t('rooms.intro')}
      head={
        !isNew && (
          <Action className={opener} icon={Plus} onPress={() => open('new')}>
            {t('rooms.add')}
          </Action>
        )
      }
    >
      {isNew && <RoomForm room={null} {...form} />}
      {rooms.length === 0 && !isNew && <p className="muted">{t('rooms.none')}</p>}
      <ul className="block-list">
        {kept(rooms).map((room) => (
          <li key={room.id}>
            {isOpen(room) ? (
              <RoomForm room={room} {...form} />
            ) : (
              <div className="block-row">
                <div className="block-words">
                  <p className="block-name">{room.name.sv}</p>
                  <p className="muted">
                    {`${t(`facts.stepFree.${room.stepFree}`)} · ${t(`facts.loop.${room.hearingLoop}`)}`}
                  </p>
                </div>
                <Action
                  className={opener}
                  onPress={() => open(room)}
                  label={t('rooms.editOf', { name: room.name.sv })}
                >
                  {t('rooms.edit')}
                </Action>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}

import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { opener } from '../form/useFocusOn.ts'
import { withOpened } from '../form/withOpened.ts'
import { RoomForm } from './RoomForm.tsx'
import { t } from './text.ts'

/** The rooms that activities are held in, and how one gets into them. */
export function Rooms({ programme, onDone }: { programme: Programme; onDone: () => void }) {
  const [open, setOpen] = useState<'new' | Programme['rooms'][number] | null>(null)
  const { rooms } = programme
  const close = () => setOpen(null)
  return (
    <Block
      title={t('rooms.title')}
      intro={t('rooms.intro')}
      head={
        open !== 'new' && (
          <Action className={opener} icon={Plus} onPress={() => setOpen('new')}>
            {t('rooms.add')}
          </Action>
        )
      }
    >
      {open === 'new' && <RoomForm programme={programme} room={null} onDone={onDone} onClose={close} />}
      {rooms.length === 0 && open !== 'new' && <p className="muted">{t('rooms.none')}</p>}
      <ul className="block-list">
        {withOpened(rooms, open).map((room) => (
          <li key={room.id}>
            {open !== null && open !== 'new' && open.id === room.id ? (
              <RoomForm programme={programme} room={room} onDone={onDone} onClose={close} />
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
                  onPress={() => setOpen(room)}
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

import { Plus } from 'lucide-react'
import type { Programme } from '../../../contract/programme.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { useOpened } from '../form/useClosing.ts'
import { opener } from '../form/useFocusOn.ts'
import { withOpened } from '../form/withOpened.ts'
import { RoomForm } from './RoomForm.tsx'
import { t } from './text.ts'

/** The rooms that activities are held in, and how one gets into them. */
export function Rooms({ programme, onDone }: { programme: Programme; onDone: () => void }) {
  const { opened, form: id, open, close } = useOpened<'new' | Programme['rooms'][number]>()
  const { rooms } = programme
  const form = { programme, form: id, onDone, onClose: close }
  return (
    <Block
      title={t('rooms.title')}
      intro={t('rooms.intro')}
      head={
        opened !== 'new' && (
          <Action className={opener} icon={Plus} onPress={() => open('new')}>
            {t('rooms.add')}
          </Action>
        )
      }
    >
      {opened === 'new' && <RoomForm room={null} {...form} />}
      {rooms.length === 0 && opened !== 'new' && <p className="muted">{t('rooms.none')}</p>}
      <ul className="block-list">
        {withOpened(rooms, opened).map((room) => (
          <li key={room.id}>
            {opened !== null && opened !== 'new' && opened.id === room.id ? (
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

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { removeRoom } from '../../../domain/editing/rooms.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { SaveRow } from '../form/SaveRow.tsx'
import { TranslatedField } from '../form/TranslatedField.tsx'
import { draftOf, textOf } from '../form/translated.ts'
import { useClosing } from '../form/useClosing.ts'
import { useFocusOn } from '../form/useFocusOn.ts'
import { useSaving } from '../form/useSaving.ts'
import { RemoveRoom } from './RemoveRoom.tsx'
import { t } from './text.ts'

const stepFreeStates: readonly Programme['rooms'][number]['stepFree'][] = ['yes', 'no', 'unknown']
const loopStates: readonly Programme['rooms'][number]['hearingLoop'][] = ['yes', 'no', 'broken', 'unknown']

/** A room, new or known: what it is called and how one gets in and hears. */
export function RoomForm(props: {
  programme: Programme
  room: Programme['rooms'][number] | null
  /** Its id for `useOpened`. */
  form: string
  onDone: () => void
  onClose: () => void
}) {
  const { programme, room, form, onDone, onClose } = props
  // As it stood when the form was opened: what somebody else changes meanwhile shall be noticed.
  const [opened] = useState(room)
  const [name, setName] = useState(() => draftOf(opened?.name))
  const [stepFree, setStepFree] = useState(opened?.stepFree ?? 'unknown')
  const [hearingLoop, setHearingLoop] = useState(opened?.hearingLoop ?? 'unknown')
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const saving = useSaving()
  const part = useFocusOn<HTMLFormElement>()
  const close = useClosing({ name, stepFree, hearingLoop }, onClose, { name: name.sv, form })
  const text = textOf(name)

  const save = async () => {
    setTried(true)
    if (!text) return
    const fields = { name: text, stepFree, hearingLoop }
    const ended = await saving.run({
      kind: opened ? 'changed' : 'added',
      changes: formChange('room', opened?.id ?? crypto.randomUUID(), opened, fields),
      what: t(opened ? 'rooms.changed' : 'rooms.added', { name: text.sv }),
    })
    if (ended === 'failed') return
    onDone()
    onClose()
  }
  const remove = async () => {
    setRemoving(false)
    if (!opened) return
    const ended = await saving.run({
      kind: 'removed',
      changes: removeRoom(programme, opened.id),
      what: t('rooms.removed', { name: opened.name.sv }),
    })
    if (ended === 'failed') return
    onDone()
    onClose()
  }

  return (
    <form
      ref={part}
      className="block-form block-inner"
      aria-label={opened ? t('rooms.editOf', { name: opened.name.sv }) : t('rooms.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TranslatedField
        label={t('rooms.name')}
        value={name}
        onChange={setName}
        maxLength={80}
        error={tried && !text ? t('rooms.noName') : saving.errorAt('name')}
      />
      <div className="block-pair">
        <Choice
          label={t('rooms.stepFree')}
          value={stepFree}
          onChange={setStepFree}
          options={stepFreeStates.map((value) => ({ value, content: t(`stepFree.${value}`) }))}
        />
        <Choice
          label={t('rooms.loop')}
          value={hearingLoop}
          onChange={setHearingLoop}
          options={loopStates.map((value) => ({ value, content: t(`loop.${value}`) }))}
        />
      </div>
      <SaveRow busy={saving.busy} error={saving.other(['name'])} onCancel={close}>
        {opened && (
          <Action look="danger" icon={Trash2} onPress={() => setRemoving(true)}>
            {t('rooms.remove')}
          </Action>
        )}
      </SaveRow>
      {removing && opened && (
        <RemoveRoom
          programme={programme}
          room={opened}
          onRemove={() => void remove()}
          onClose={() => setRemoving(false)}
        />
      )}
    </form>
  )
}

import type { Programme } from '../../../contract/programme.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'
import { t } from './text.ts'

export interface RoomValue {
  /** Id of a room; '' for none. */
  room: string
  /** Where to meet, when it is no room. */
  place: string
}

/** A room of the venue, or somewhere else to meet. */
export function RoomChoice(props: {
  rooms: Programme['rooms']
  value: RoomValue
  onChange: (value: RoomValue) => void
  error?: string
}) {
  const { rooms, value, onChange, error } = props
  const known = rooms.map(({ id, name }) => ({ value: id, text: name.sv }))
  return (
    <>
      <Select
        label={t('room.label')}
        value={value.room}
        options={[{ value: '', text: t('room.none') }, ...known]}
        onChange={(room) => onChange({ ...value, room })}
        hint={rooms.length === 0 ? t('room.empty') : undefined}
      />
      {value.room === '' || value.place !== '' ? (
        <TextField
          label={t('room.place')}
          hint={t('room.placeHint')}
          value={value.place}
          onChange={(place) => onChange({ ...value, place })}
          maxLength={120}
          error={error}
        />
      ) : null}
    </>
  )
}

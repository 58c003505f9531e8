import { type OrganiserKind, organiserKinds } from '../../../contract/words.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'
import { t } from './text.ts'

export interface OrganiserValue {
  kind: OrganiserKind
  name: string
  leader: string
}

/** Who holds an activity: kind and name of the organiser, and the leader's first name. */
export function OrganiserFields(props: {
  value: OrganiserValue
  onChange: (value: OrganiserValue) => void
  errors?: { name?: string; leader?: string }
}) {
  const { value, onChange, errors = {} } = props
  return (
    <>
      <Select
        label={t('organiser.label')}
        value={value.kind}
        options={organiserKinds.map((kind) => ({ value: kind, text: t(`organiser.${kind}`) }))}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {value.kind !== 'municipality' || value.name !== '' ? (
        <TextField
          label={t('organiser.name')}
          hint={t('organiser.nameHint')}
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
          maxLength={80}
          error={errors.name}
        />
      ) : null}
      <TextField
        label={t('organiser.leader')}
        value={value.leader}
        onChange={(leader) => onChange({ ...value, leader })}
        maxLength={40}
        error={errors.leader}
      />
    </>
  )
}

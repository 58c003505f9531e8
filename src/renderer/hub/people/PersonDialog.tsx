import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { HubPerson, HubPersonInput } from '../../../contract/hubAccounts.ts'
import { hubRoles } from '../../../contract/words.ts'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { Field } from '../form/Field.tsx'
import { errorsOf, type PersonErrors, refusalOf } from './refusal.ts'
import { t } from './text.ts'

interface Props {
  /** Null for a new one. */
  person: HubPerson | null
  venues: readonly { id: string; name: string }[]
  /** Throws as the hub does. */
  save: (fields: HubPersonInput) => Promise<void>
  onClose: () => void
}

/** Who somebody is, what they may do, and where. */
export function PersonDialog({ person, venues, save, onClose }: Props) {
  const [fields, setFields] = useState<HubPersonInput>(() => ({
    name: person?.name ?? '',
    email: person?.email ?? '',
    role: person?.role ?? 'staff',
    venues: person?.venues ?? (venues.length === 1 ? venues.map(({ id }) => id) : []),
  }))
  const [errors, setErrors] = useState<PersonErrors>({})
  const [isBusy, setIsBusy] = useState(false)
  const set = (part: Partial<HubPersonInput>) => setFields((before) => ({ ...before, ...part }))
  const submit = () => {
    const wrong = errorsOf(fields)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    setIsBusy(true)
    save(fields).catch((error: unknown) => {
      setErrors(refusalOf(error))
      setIsBusy(false)
    })
  }
  return (
    <Dialog
      title={person ? t('form.titleChange', { name: person.name }) : t('form.titleNew')}
      onClose={onClose}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field
          label={t('form.name')}
          value={fields.name}
          onChange={(name) => set({ name })}
          error={errors.name}
          maxLength={80}
        />
        <Field
          label={t('form.email')}
          value={fields.email}
          onChange={(email) => set({ email })}
          type="email"
          hint={t('form.emailHint')}
          error={errors.email}
          maxLength={200}
        />
        <Roles role={fields.role} onChange={(role) => set({ role })} />
        {fields.role === 'staff' && (
          <Venues
            venues={venues}
            chosen={fields.venues}
            onChange={(chosen) => set({ venues: chosen })}
            error={errors.venues}
          />
        )}
        <p className="dialog-failed" role="alert">
          {errors.other}
        </p>
        <div className="dialog-actions">
          <Button className="hub-button" onPress={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" className="hub-button hub-main" isDisabled={isBusy}>
            {t(isBusy ? 'form.saving' : person ? 'form.save' : 'form.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Roles(props: { role: HubPersonInput['role']; onChange: (role: HubPersonInput['role']) => void }) {
  return (
    <fieldset className="choices">
      <legend>{t('form.role')}</legend>
      {hubRoles.map((role) => (
        <label key={role} className="choice">
          <input
            type="radio"
            name="role"
            checked={role === props.role}
            onChange={() => props.onChange(role)}
          />
          {t(`role.${role}`)}
          <small>{t(`roleMay.${role}`)}</small>
        </label>
      ))}
    </fieldset>
  )
}

function Venues(props: {
  venues: Props['venues']
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: string | undefined
}) {
  const { venues, chosen, onChange, error } = props
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="choices">
      <legend>{t('form.venues')}</legend>
      <div className="choices-many">
        {venues.map(({ id, name }) => (
          <label key={id} className="choice">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
      </div>
      <p className="field-error" role="alert">
        {error}
      </p>
    </fieldset>
  )
}

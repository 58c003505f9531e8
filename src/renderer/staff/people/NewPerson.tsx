import { useState } from 'react'
import type { StaffRole } from '../../../contract/words.ts'
import { Action } from '../form/Action.tsx'
import { TextField } from '../form/TextField.tsx'
import { useClosing } from '../form/useClosing.ts'
import { useFocusOn } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { pinError } from './pinError.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { type PersonErrors, refusal } from './refusal.ts'
import { t } from './text.ts'

/** Lets somebody new in, with a code of their own choice. */
export function NewPerson(props: {
  /** Its id for `useOpened`. */
  form: string
  onDone: () => void
  onClose: () => void
}) {
  const { form, onDone, onClose } = props
  const { ask } = useStaff()
  const [name, setName] = useState('')
  const [role, setRole] = useState<StaffRole>('host')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<PersonErrors>({})
  const [busy, setBusy] = useState(false)
  const part = useFocusOn<HTMLFormElement>()
  const close = useClosing({ name, role, pin, again }, onClose, { name, form })

  const add = async () => {
    const found: PersonErrors = { name: name.trim() === '' ? t('error.name') : undefined, pin: pinError(pin) }
    if (!found.pin && pin !== again) found.again = t('error.differs')
    setErrors(found)
    if (busy || found.name || found.pin || found.again) return
    setBusy(true)
    const { failure } = await ask((client) => client.people.add({ name, role, pin }))
    setBusy(false)
    if (!failure) {
      onDone()
      return onClose()
    }
    setErrors(refusal(failure.code))
  }

  return (
    <form
      ref={part}
      className="person-form"
      aria-label={t('form.new')}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField label={t('form.name')} value={name} onChange={setName} error={errors.name} maxLength={40} />
      <RoleChoice role={role} onChange={setRole} />
      <TextField
        label={t('form.pin')}
        hint={t('form.pinHint')}
        value={pin}
        onChange={setPin}
        error={errors.pin}
        kind="secret"
        maxLength={12}
      />
      <TextField
        label={t('form.again')}
        value={again}
        onChange={setAgain}
        error={errors.again}
        kind="secret"
        maxLength={12}
      />
      {errors.other && (
        <p className="field-error" role="alert">
          {errors.other}
        </p>
      )}
      <div className="person-actions">
        <Action onPress={close}>{common('save.cancel')}</Action>
        <Action look="strong" submit busy={busy}>
          {common('save.save')}
        </Action>
      </div>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import type { Person } from '../../../contract/staff/door.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { TextField } from '../form/TextField.tsx'
import { useClosing } from '../form/useClosing.ts'
import { useFocusKept, useFocusOn } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { pinError } from './pinError.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { type PersonErrors, refusal } from './refusal.ts'
import { t } from './text.ts'

/** A person's name, role, code and badge. */
export function PersonForm(props: {
  person: Person
  /** Its id for `useOpened`. */
  form: string
  onChanged: () => void
  onBadge: (badge: { name: string; badge: string }) => void
  onClose: () => void
}) {
  const { person, form, onChanged, onBadge, onClose } = props
  const { ask } = useStaff()
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [pin, setPin] = useState('')
  const [errors, setErrors] = useState<PersonErrors>({})
  const [said, setSaid] = useState<string>()
  const [removing, setRemoving] = useState(false)
  const part = useFocusOn<HTMLDivElement>()
  const kept = useFocusKept<HTMLDivElement>()
  const close = useClosing({ name, role, pin }, onClose, { name, form })

  /** Tells what came of a call; true when it was done. */
  const heard = ({ failure }: { failure?: { code: string } }, done?: string): boolean => {
    setErrors(failure ? refusal(failure.code) : {})
    setSaid(failure ? undefined : done)
    if (!failure) onChanged()
    return !failure
  }
  const save = async () => {
    if (name.trim() === '') return setErrors({ name: t('error.name') })
    if (heard(await ask((client) => client.people.change({ id: person.id, name, role })))) onClose()
  }
  const savePin = async () => {
    const wrong = pinError(pin)
    if (wrong) return setErrors({ pin: wrong })
    const answer = await ask((client) => client.people.newPin({ id: person.id, pin }))
    if (heard(answer, t('form.pinDone'))) setPin('')
  }
  const makeBadge = async () => {
    const answer = await ask((client) => client.people.newBadge({ id: person.id }))
    if (heard(answer) && answer.data) onBadge({ name: person.name, badge: answer.data.badge })
  }
  const dropBadge = async () => heard(await ask((client) => client.people.dropBadge({ id: person.id })))
  const remove = async () => {
    setRemoving(false)
    if (heard(await ask((client) => client.people.remove({ id: person.id })))) onClose()
  }

  return (
    <div ref={part} className="person-form">
      <form className="person-part" onSubmit={sends(save)}>
        <TextField
          label={t('form.name')}
          value={name}
          onChange={setName}
          error={errors.name}
          maxLength={40}
        />
        <RoleChoice role={role} onChange={setRole} error={errors.role} />
      </form>
      <form className="person-pin" onSubmit={sends(savePin)}>
        <TextField
          label={t('form.newPin')}
          hint={t('form.pinHint')}
          value={pin}
          onChange={setPin}
          error={errors.pin}
          kind="secret"
          maxLength={12}
        />
        <Action submit>{t('form.savePin')}</Action>
      </form>
      <div {...kept} className="person-actions person-badges">
        <Action onPress={() => void makeBadge()}>
          {t(person.hasBadge ? 'form.renewBadge' : 'form.newBadge')}
        </Action>
        {person.hasBadge && <Action onPress={() => void dropBadge()}>{t('form.dropBadge')}</Action>}
        <Action look="danger" onPress={() => setRemoving(true)}>
          {t('form.remove', { name: person.name })}
        </Action>
      </div>
      {errors.other && (
        <p className="field-error" role="alert">
          {errors.other}
        </p>
      )}
      <p role="status" className="muted">
        {said}
      </p>
      <div className="person-actions">
        <Action onPress={close}>{common('save.cancel')}</Action>
        <Action look="strong" onPress={() => void save()}>
          {common('save.save')}
        </Action>
      </div>
      {removing && (
        <Dialog title={t('form.removeTitle', { name: person.name })} onClose={() => setRemoving(false)}>
          <p>{t('form.removeText', { name: person.name })}</p>
          <div className="dialog-actions">
            <Action onPress={() => setRemoving(false)}>{common('save.cancel')}</Action>
            <Action look="danger" onPress={() => void remove()}>
              {t('form.removeYes')}
            </Action>
          </div>
        </Dialog>
      )}
    </div>
  )
}

/** Enter in a field does what the button of its form does. */
function sends(send: () => Promise<void>) {
  return (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
}

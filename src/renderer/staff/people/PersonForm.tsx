import { useState } from 'react'
import type { Person } from '../../../contract/staff/door.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { TextField } from '../form/TextField.tsx'
import { useClosing } from '../form/useClosing.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { pinError } from './pinError.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { t } from './text.ts'

/** The sentence for what the engine refuses of a person. */
function refusal(code: string): string {
  if (code === 'LAST_ADMINISTRATOR') return t('error.lastAdministrator')
  if (code === 'PERSONAL_NUMBER') return t('error.personalNumber')
  return code === 'WEAK_PIN' ? t('error.weak') : failureText(code)
}

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
  const [said, setSaid] = useState<{ failed: boolean; text: string } | null>(null)
  const [removing, setRemoving] = useState(false)
  const close = useClosing({ name, role, pin }, onClose, { name, form })

  /** Tells what came of a call; true when it was done. */
  const heard = ({ failure }: { failure?: { code: string } }): boolean => {
    setSaid(failure ? { failed: true, text: refusal(failure.code) } : null)
    if (!failure) onChanged()
    return !failure
  }
  const save = async () => {
    if (name.trim() === '') return setSaid({ failed: true, text: t('error.name') })
    if (heard(await ask((client) => client.people.change({ id: person.id, name, role })))) onClose()
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
    <div className="person-form">
      <TextField label={t('form.name')} value={name} onChange={setName} maxLength={40} />
      <RoleChoice role={role} onChange={setRole} />
      <NewPin
        pin={pin}
        onType={setPin}
        onSave={async (pin) => {
          const done = heard(await ask((client) => client.people.newPin({ id: person.id, pin })))
          if (done) setSaid({ failed: false, text: t('form.pinDone') })
          return done
        }}
      />
      <div className="person-actions person-badges">
        <Action onPress={() => void makeBadge()}>
          {t(person.hasBadge ? 'form.renewBadge' : 'form.newBadge')}
        </Action>
        {person.hasBadge && <Action onPress={() => void dropBadge()}>{t('form.dropBadge')}</Action>}
        <Action look="danger" onPress={() => setRemoving(true)}>
          {t('form.remove', { name: person.name })}
        </Action>
      </div>
      <p role="status" className={said?.failed ? 'field-error' : 'muted'}>
        {said?.text}
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

/** Another code, in place of one that was forgotten. */
function NewPin(props: {
  pin: string
  onType: (pin: string) => void
  onSave: (pin: string) => Promise<boolean>
}) {
  const { pin, onType, onSave } = props
  const [error, setError] = useState<string>()
  const save = async () => {
    const found = pinError(pin)
    setError(found)
    if (!found && (await onSave(pin))) onType('')
  }
  return (
    <div className="person-pin">
      <TextField
        label={t('form.newPin')}
        hint={t('form.pinHint')}
        value={pin}
        onChange={onType}
        error={error}
        kind="secret"
        maxLength={12}
      />
      <Action onPress={() => void save()}>{t('form.savePin')}</Action>
    </div>
  )
}

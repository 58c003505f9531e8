import { useEffect, useRef, useState } from 'react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { Action } from '../form/Action.tsx'
import { TextField } from '../form/TextField.tsx'
import { t } from './text.ts'

type Said = { field: 'name' | 'pin' | 'again'; text: string } | null

/** First use: whoever comes in first becomes administrator. There is no default code anywhere. */
export function SetUp(props: {
  client: StaffClient
  onEnter: (session: StaffSession) => void
  /** Somebody else was first. */
  onOver: () => void
}) {
  const { client, onEnter, onOver } = props
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [said, setSaid] = useState<Said>(null)
  const [busy, setBusy] = useState(false)

  const wrong = (): Said => {
    if (name.trim() === '') return { field: 'name', text: t('setUp.noName') }
    if (!/^\d{6,12}$/.test(pin)) return { field: 'pin', text: t('setUp.badPin') }
    return pin === again ? null : { field: 'again', text: t('setUp.differs') }
  }
  const begin = async () => {
    const found = wrong()
    setSaid(found)
    if (found || busy) return
    setBusy(true)
    const { data, failure } = await ask(client.door.setUp({ name, pin }))
    setBusy(false)
    if (data) return onEnter(data)
    if (failure.code === 'FIRST_USE_OVER') return onOver()
    if (failure.code === 'WEAK_PIN') return setSaid({ field: 'pin', text: t('setUp.weak') })
    if (failure.code === 'PERSONAL_NUMBER') return setSaid({ field: 'name', text: t('setUp.personalNumber') })
    setSaid({ field: 'again', text: t('setUp.notSaved') })
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const errorOf = (field: 'name' | 'pin' | 'again') => (said?.field === field ? said.text : undefined)

  return (
    <form
      ref={form}
      className="door-panel"
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <h1>{t('setUp.title')}</h1>
      <p>{t('setUp.text')}</p>
      <TextField
        label={t('setUp.name')}
        value={name}
        onChange={setName}
        error={errorOf('name')}
        maxLength={40}
      />
      <TextField
        label={t('setUp.pin')}
        value={pin}
        onChange={setPin}
        error={errorOf('pin')}
        kind="secret"
        maxLength={12}
      />
      <TextField
        label={t('setUp.again')}
        value={again}
        onChange={setAgain}
        error={errorOf('again')}
        kind="secret"
        maxLength={12}
      />
      <Action look="strong" busy={busy} submit>
        {t('setUp.done')}
      </Action>
    </form>
  )
}

import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { type DoorReason, doorReasons } from '../../../contract/hubPage.ts'
import { useFetched } from '../../live/useFetched.ts'
import type { DoorClient } from '../client.ts'
import './door.css'
import { Field, PasswordField } from '../form/Field.tsx'
import { failureText } from './failure.ts'
import { ProviderButton } from './ProviderButton.tsx'
import { t } from './text.ts'

/**
 * The door of the hub's page: the municipality's own sign-in where there is one, and address and password.
 * @param hash the address's fragment, which may say why somebody came back from that sign-in
 * @param keyRefused a key was brought, and it is not this hub's
 */
export function Door(props: { door: DoorClient; hash: string; keyRefused: boolean; onIn: () => void }) {
  const { door, hash, keyRefused, onIn } = props
  const state = useFetched(() => door.state({}), 'once')
  const [failure, setFailure] = useState(() => cameBackWith(hash, keyRefused))
  const known = state.state === 'here' ? state.value : null
  return (
    <main className="hub door">
      <p className="hub-kind">
        <Building2 className="hub-icon" aria-hidden />
        {known ? t('door.of', { municipality: known.municipality }) : ' '}
      </p>
      <h1>{t('door.title')}</h1>
      <p className="door-failed" role="alert">
        {failure}
      </p>
      {known?.hasProvider && (
        <>
          <ProviderButton door={door} invitation={null} onFailed={setFailure} isMain>
            {t('door.provider')}
          </ProviderButton>
          <p className="door-or">{t('door.or')}</p>
        </>
      )}
      <PasswordForm door={door} onIn={onIn} onFailed={setFailure} />
      <details>
        <summary>{t('door.forgot')}</summary>
        <p>{t('door.forgotText')}</p>
      </details>
      <details>
        <summary>{t('door.operator')}</summary>
        <p>{t('door.operatorText')}</p>
      </details>
    </main>
  )
}

function PasswordForm(props: { door: DoorClient; onIn: () => void; onFailed: (text: string) => void }) {
  const { door, onIn, onFailed } = props
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const enter = () => {
    if (email.trim() === '' || password === '') return onFailed(t('door.empty'))
    setIsBusy(true)
    onFailed('')
    door.enter({ email, password }).then(onIn, (error: unknown) => {
      setIsBusy(false)
      onFailed(failureText(error))
    })
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        enter()
      }}
    >
      <Field
        label={t('door.email')}
        value={email}
        onChange={setEmail}
        type="email"
        autoComplete="username"
        maxLength={200}
      />
      <PasswordField
        label={t('door.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={200}
      />
      <Button type="submit" className="hub-button hub-main" isDisabled={isBusy}>
        {t(isBusy ? 'door.entering' : 'door.enter')}
      </Button>
    </form>
  )
}

function cameBackWith(hash: string, keyRefused: boolean): string {
  if (keyRefused) return t('door.keyRefused')
  const reason: DoorReason | undefined = doorReasons.find((each) => hash === `#door=${each}`)
  return reason ? t(`reason.${reason}`) : ''
}

import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { passwordLength } from '../../../contract/hubPage.ts'
import { useFetched } from '../../live/useFetched.ts'
import { codeOf, type DoorClient } from '../client.ts'
import './door.css'
import { PasswordField } from '../form/Field.tsx'
import { failureText } from './failure.ts'
import { ProviderButton } from './ProviderButton.tsx'
import { t } from './text.ts'

interface Props {
  door: DoorClient
  token: string
  onIn: () => void
}

/** Where the link of an invitation leads: its owner chooses a password of their own, or the municipality's account. */
export function Invitation({ door, token, onIn }: Props) {
  const [isOver, setIsOver] = useState(false)
  const asked = useFetched(async () => {
    const state = await door.state({})
    return door.invitation({ token }).then(
      (whose) => ({ ...state, whose }),
      (error: unknown) => {
        if (codeOf(error) === 'INVITATION_OVER') return { ...state, whose: null }
        throw error
      },
    )
  }, token)
  const known = asked.state === 'here' ? asked.value : null
  return (
    <main className="hub door">
      <p className="hub-kind">
        <Building2 className="hub-icon" aria-hidden />
        {known ? t('door.of', { municipality: known.municipality }) : ' '}
      </p>
      {asked.state !== 'here' && (
        <p role="status">{t(asked.state === 'away' ? 'door.away' : 'invitation.waiting')}</p>
      )}
      {known && (isOver || !known.whose) && <Over />}
      {known?.whose && !isOver && (
        <Choose {...{ door, token, onIn, ...known }} {...known.whose} onOver={() => setIsOver(true)} />
      )}
    </main>
  )
}

function Over() {
  return (
    <>
      <h1>{t('invitation.overTitle')}</h1>
      <p role="alert">{t('invitation.over')}</p>
      <p>
        <a className="hub-link" href="/">
          {t('invitation.toDoor')}
        </a>
      </p>
    </>
  )
}

interface ChooseProps extends Props {
  name: string
  email: string
  municipality: string
  hasProvider: boolean
  onOver: () => void
}

function Choose({ door, token, onIn, onOver, name, email, municipality, hasProvider }: ChooseProps) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [least] = passwordLength
  const choose = () => {
    setFailure('')
    if ([...password].length < least) return setError(t('invitation.short', { count: least }))
    setError(undefined)
    setIsBusy(true)
    door.choosePassword({ token, password }).then(onIn, (thrown: unknown) => {
      setIsBusy(false)
      const code = codeOf(thrown)
      if (code === 'INVITATION_OVER') onOver()
      else if (code === 'WEAK_PASSWORD') setError(t('invitation.weak'))
      else setFailure(failureText(thrown))
    })
  }
  return (
    <>
      <h1>{t('invitation.title', { name })}</h1>
      <p>{t('invitation.text', { municipality })}</p>
      <p className="door-failed" role="alert">
        {failure}
      </p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          choose()
        }}
      >
        {/* What a browser keeps the password with. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label={t('invitation.password')}
          value={password}
          onChange={setPassword}
          hint={t('invitation.hint', { count: least })}
          error={error}
          autoComplete="new-password"
          maxLength={passwordLength[1]}
        />
        <p>{t('invitation.email', { email })}</p>
        <Button type="submit" className="hub-button hub-main" isDisabled={isBusy}>
          {t(isBusy ? 'invitation.saving' : 'invitation.save')}
        </Button>
      </form>
      {hasProvider && (
        <ProviderButton door={door} invitation={token} onFailed={setFailure}>
          {t('invitation.provider')}
        </ProviderButton>
      )}
    </>
  )
}

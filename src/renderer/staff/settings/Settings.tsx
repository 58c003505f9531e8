import { useState } from 'react'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../failureText.ts'
import { PageHead } from '../form/Block.tsx'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { t } from './text.ts'

/** How this screen is mounted and works; for administrators. */
export default function Settings() {
  const { client } = useStaff()
  const [round, setRound] = useState(0)
  const settings = useFetched((signal) => client.settings.get(undefined, { signal }), round)
  return (
    <>
      <PageHead title={t('settings.title')} intro={t('settings.intro')} />
      {settings.state === 'waiting' && <p className="muted">{common('shell.loading')}</p>}
      {settings.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {settings.state === 'here' && (
        <SettingsForm settings={settings.value} onSaved={() => setRound((n) => n + 1)} />
      )}
    </>
  )
}

import { useState } from 'react'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../failureText.ts'
import { Block, PageHead } from '../form/Block.tsx'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { Keep } from './Keep.tsx'
import { Sent } from './Sent.tsx'
import { Take } from './Take.tsx'
import { t } from './text.ts'
import './carry.css'

/** What has not reached the hub, and how it comes there without a network. */
export default function Carry() {
  const { client, day } = useStaff()
  const [round, setRound] = useState(0)
  // With each view of the day: one comes when anything is written, and each minute at the latest.
  const when = `${round} ${day.view?.programmeVersion} ${day.view?.now}`
  const fetched = useFetched((signal) => client.carry.state(undefined, { signal }), when)
  const refresh = () => setRound((before) => before + 1)
  return (
    <>
      <PageHead title={t('carry.title')} intro={t('carry.intro')} />
      {fetched.state === 'waiting' && <p className="muted">{common('shell.loading')}</p>}
      {fetched.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {fetched.state === 'here' && !fetched.value.enrolled && (
        <Block title={t('sent.title')}>
          <p>{t('carry.noHub')}</p>
        </Block>
      )}
      {fetched.state === 'here' && fetched.value.enrolled && (
        <>
          <Sent state={fetched.value} />
          {fetched.value.pending > 0 && <Take state={fetched.value} onHanded={refresh} />}
          <Keep carried={fetched.value.carried} onChanged={refresh} />
        </>
      )}
    </>
  )
}

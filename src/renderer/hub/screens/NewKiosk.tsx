import { useEffect, useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import QrCode from '../../ui/QrCode.tsx'
import type { HubClient } from '../client.ts'
import { LinkToCopy } from '../form/LinkToCopy.tsx'
import { t as common } from '../text.ts'
import { timeText } from '../times.ts'
import { t } from './text.ts'

interface Props {
  venue: { id: string; name: string }
  client: HubClient
  close: () => void
}

/** `until` is a moment of this machine's clock, which may be another than the hub's. */
type Code = { link: string; until: number } | 'failed' | null

/** A link for a new screen, as text and as a code that a camera reads; gone once it no longer holds. */
export function NewKiosk({ venue, client, close }: Props) {
  const [code, setCode] = useState<Code>(null)
  const title = useId()
  useEffect(() => {
    let shown = true
    client
      .enrolmentCode({ venueId: venue.id })
      .then(({ link, expires, now }) => ({ link, until: Date.now() + expires - now }))
      .catch(() => 'failed' as const)
      .then((made) => shown && setCode(made))
    return () => {
      shown = false
    }
  }, [client, venue.id])
  return (
    <section className="code" aria-labelledby={title}>
      <h3 id={title}>{t('code.title', { venue: venue.name })}</h3>
      <div role="status">
        {code === null && common('page.waiting')}
        {code === 'failed' && t('code.failed')}
        {code !== null && code !== 'failed' && <Link {...code} />}
      </div>
      <Button className="hub-button" onPress={close}>
        {t('code.close')}
      </Button>
    </section>
  )
}

function Link({ link, until }: { link: string; until: number }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), until - Date.now())
    return () => clearTimeout(timer)
  }, [until])
  if (over) return t('code.over')
  return (
    <>
      <p>{t('code.text', { time: timeText(until) })}</p>
      <QrCode text={link} label={t('code.qr')} />
      <LinkToCopy link={link} />
      <p>{t('code.how')}</p>
    </>
  )
}

import { useEffect, useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import QrCode from '../ui/QrCode.tsx'
import type { HubClient } from './client.ts'
import { t } from './text.ts'
import { timeText } from './times.ts'

interface Props {
  venue: { id: string; name: string }
  client: HubClient
  close: () => void
}

type Code = { link: string; expires: number } | 'failed' | null

/** A link for a new screen, as text and as a code that a camera reads; gone once it no longer holds. */
export function NewKiosk({ venue, client, close }: Props) {
  const [code, setCode] = useState<Code>(null)
  const title = useId()
  useEffect(() => {
    let shown = true
    client
      .enrolmentCode({ venueId: venue.id })
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
        {code === null && t('page.waiting')}
        {code === 'failed' && t('code.failed')}
        {code !== null && code !== 'failed' && <Link {...code} />}
      </div>
      <Button className="hub-button" onPress={close}>
        {t('code.close')}
      </Button>
    </section>
  )
}

function Link({ link, expires }: { link: string; expires: number }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), expires - Date.now())
    return () => clearTimeout(timer)
  }, [expires])
  if (over) return t('code.over')
  return (
    <>
      <p>{t('code.text', { time: timeText(expires) })}</p>
      <QrCode text={link} label={t('code.qr')} />
      <label>
        {t('code.link')}
        <input className="code-link" readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
    </>
  )
}

import { Ban, CircleCheck, Clock, type LucideIcon, Moon, TriangleAlert, Unplug } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { KioskOverview } from '../../../contract/hub.ts'
import type { HubClient } from '../client.ts'
import { agoText } from '../times.ts'
import { Picture } from './Picture.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { clockText, lifeText, unsentText } from './screens.ts'
import { t } from './text.ts'

/** `now` is ms by the hub's clock. */
export interface KioskProps {
  kiosk: KioskOverview
  venue: string
  now: number
  client: HubClient
  /** It has been shut out. */
  onRevoked: () => void
}

/** One screen: whether it is there, what it shows, what it has not sent, and the way to shut it out. */
export function Kiosk({ kiosk, venue, now, client, onRevoked }: KioskProps) {
  const [asking, setAsking] = useState(false)
  const { deviceId, name, state } = kiosk
  return (
    <li className="kiosk" id={deviceId} tabIndex={-1}>
      <Picture kiosk={kiosk} now={now} />
      <div className="kiosk-facts">
        <h3>{name}</h3>
        <Life kiosk={kiosk} />
        <Facts kiosk={kiosk} now={now} />
        {state === 'active' && (
          <Button
            className="hub-button kiosk-revoke"
            aria-label={t('kiosk.revokeLong', { screen: name, venue })}
            onPress={() => setAsking(true)}
          >
            {t('kiosk.revoke')}
          </Button>
        )}
      </div>
      {asking && (
        <RevokeDialog
          kiosk={kiosk}
          venue={venue}
          client={client}
          onClose={() => setAsking(false)}
          onRevoked={onRevoked}
        />
      )}
    </li>
  )
}

const icons: Record<KioskOverview['life']['state'], LucideIcon> = {
  alive: CircleCheck,
  never: Unplug,
  quiet: TriangleAlert,
  off: Moon,
}

function Life({ kiosk }: { kiosk: KioskOverview }) {
  const isRevoked = kiosk.state === 'revoked'
  const Icon = isRevoked ? Ban : icons[kiosk.life.state]
  return (
    <p className="kiosk-life" data-life={isRevoked ? 'revoked' : kiosk.life.state}>
      <Icon className="hub-icon" aria-hidden />
      {lifeText(kiosk)}
    </p>
  )
}

function Facts({ kiosk, now }: { kiosk: KioskOverview; now: number }) {
  const { lastContact, version, clockError } = kiosk
  const clock = clockText(clockError)
  return (
    <>
      {clock !== null && (
        <p className="kiosk-clock">
          <Clock className="hub-icon" aria-hidden />
          {clock}
        </p>
      )}
      <dl className="kiosk-numbers">
        <dt>{t('kiosk.contact')}</dt>
        <dd>
          {lastContact === null ? t('kiosk.notYet') : (agoText(now - lastContact) ?? t('kiosk.justNow'))}
        </dd>
        <dt>{t('kiosk.unsent')}</dt>
        <dd>{unsentText(kiosk, now)}</dd>
        <dt>{t('kiosk.version')}</dt>
        <dd>{version ?? '–'}</dd>
      </dl>
    </>
  )
}

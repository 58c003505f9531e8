import { Clock, Plus, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { VenueOverview } from '../../../contract/hub.ts'
import { isFocusLost } from '../../ui/isFocusLost.ts'
import type { HubClient } from '../client.ts'
import { Kiosk, type KioskProps } from './Kiosk.tsx'
import { NewKiosk } from './NewKiosk.tsx'
import { t } from './text.ts'

interface Props {
  venue: VenueOverview
  /** ms by the hub's clock. */
  now: number
  client: HubClient
  /** Asks the hub anew. */
  refresh: () => void
}

/** One venue: its visits today, its screens, and a link for a new one. */
export function Venue({ venue, now, client, refresh }: Props) {
  const [adding, setAdding] = useState(false)
  const [revoked, setRevoked] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { name, visitsToday, quarantined, wrongClock, kiosks } = venue
  const active = kiosks.filter(({ state }) => state === 'active')
  const common = { venue: name, now, client }
  const count = active.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is with the screen that the focus goes.
  useEffect(() => {
    if (revoked !== null && isFocusLost()) heading.current?.focus()
  }, [revoked, count])
  return (
    <li className="venue">
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      <p className="venue-visits">
        <strong>{visitsToday}</strong> {t('venue.visits')}
      </p>
      <p className="venue-told" role="status">
        {revoked !== null && t('revoke.done', { screen: revoked })}
      </p>
      {count === 0 ? (
        <p className="venue-empty">{t('venue.noKiosk')}</p>
      ) : (
        <ul className="kiosks" aria-label={t('venue.kiosks', { venue: name })}>
          {active.map((kiosk) => (
            <Kiosk
              key={kiosk.deviceId}
              kiosk={kiosk}
              {...common}
              onRevoked={() => {
                setRevoked(kiosk.name)
                refresh()
              }}
            />
          ))}
        </ul>
      )}
      <Revoked kiosks={kiosks.filter(({ state }) => state === 'revoked')} {...common} />
      {wrongClock > 0 && (
        <p className="venue-note">
          <Clock className="hub-icon" aria-hidden />
          {t('venue.wrongClock', { count: wrongClock })}
        </p>
      )}
      {quarantined > 0 && (
        <p className="venue-quarantined">
          <TriangleAlert className="hub-icon" aria-hidden />
          {t('venue.quarantined', { count: quarantined })}
        </p>
      )}
      {adding ? (
        <NewKiosk venue={venue} client={client} close={() => setAdding(false)} />
      ) : (
        <Button className="hub-button" onPress={() => setAdding(true)}>
          <Plus className="hub-icon" aria-hidden />
          {t('venue.newKiosk')}
        </Button>
      )}
    </li>
  )
}

/** Screens that were shut out, out of the way. */
function Revoked({
  kiosks,
  ...common
}: { kiosks: VenueOverview['kiosks'] } & Omit<KioskProps, 'kiosk' | 'onRevoked'>) {
  if (kiosks.length === 0) return null
  return (
    <details className="venue-revoked">
      <summary>{t('venue.revoked', { count: kiosks.length })}</summary>
      <ul className="kiosks">
        {kiosks.map((kiosk) => (
          <Kiosk key={kiosk.deviceId} kiosk={kiosk} {...common} onRevoked={() => {}} />
        ))}
      </ul>
    </details>
  )
}

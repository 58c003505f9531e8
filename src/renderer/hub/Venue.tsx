import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { VenueOverview } from '../../contract/hub.ts'
import type { HubClient } from './client.ts'
import { NewKiosk } from './NewKiosk.tsx'
import { t } from './text.ts'
import { agoText, isLate } from './times.ts'

type Kiosk = VenueOverview['kiosks'][number]

/** One venue: its visits today, its screens, and a link for a new one. `now` is ms by the hub's clock. */
export function Venue({ venue, now, client }: { venue: VenueOverview; now: number; client: HubClient }) {
  const [adding, setAdding] = useState(false)
  const { name, visitsToday, quarantined, kiosks } = venue
  return (
    <li className="venue">
      <h2>{name}</h2>
      <p className="venue-visits">
        <strong>{visitsToday}</strong> {t('venue.visits')}
      </p>
      {kiosks.length === 0 ? (
        <p className="venue-empty">{t('venue.noKiosk')}</p>
      ) : (
        <Kiosks label={t('venue.kiosks', { venue: name })} kiosks={kiosks} now={now} />
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

function Kiosks({ label, kiosks, now }: { label: string; kiosks: Kiosk[]; now: number }) {
  return (
    <table className="kiosks" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('kiosk.name')}</th>
          <th scope="col">{t('kiosk.contact')}</th>
          <th scope="col">{t('kiosk.unsent')}</th>
          <th scope="col">{t('kiosk.version')}</th>
        </tr>
      </thead>
      <tbody>
        {kiosks.map((kiosk) => (
          <tr key={kiosk.deviceId}>
            <th scope="row">
              {kiosk.name}
              {kiosk.state === 'revoked' && <span className="kiosk-revoked"> {t('kiosk.revoked')}</span>}
            </th>
            <td>
              <Contact at={kiosk.lastContact} now={now} />
            </td>
            <td>{kiosk.unsent === 0 ? t('kiosk.nothing') : kiosk.unsent}</td>
            <td>{kiosk.version ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Contact({ at, now }: { at: number | null; now: number }) {
  if (at === null) return t('kiosk.never')
  return (
    <span className="contact" data-late={isLate(now - at) || undefined}>
      {isLate(now - at) && <TriangleAlert className="hub-icon" aria-hidden />}
      {agoText(now - at) ?? t('kiosk.justNow')}
    </span>
  )
}

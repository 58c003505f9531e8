import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useHub } from '../hub.tsx'
import { t } from './text.ts'

/** All that is held, and a venue's of some days. */
export function Export() {
  const { client, me } = useHub()
  const id = useId()
  const [venueId, setVenueId] = useState(me.venues[0]?.id ?? '')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [told, setTold] = useState('')
  const [wrong, setWrong] = useState('')

  function fetchIt(only: { venueId: string; from: string; to: string } | null): void {
    setTold('')
    setWrong('')
    client.privacy.exportLink({ only }).then(
      ({ path }) => {
        setTold(t('export.done'))
        // It is an attachment: the page stays.
        window.location.assign(path)
      },
      () => setWrong(t('export.failed')),
    )
  }

  function fetchSome(): void {
    if (from === '' || to === '' || from > to) {
      setTold('')
      setWrong(t('export.dates'))
    } else fetchIt({ venueId, from, to })
  }

  return (
    <section className="privacy-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('export.title')}</h2>
      <h3>{t('export.all')}</h3>
      <p>{t('export.allText')}</p>
      <Button className="hub-button" onPress={() => fetchIt(null)}>
        <Download className="hub-icon" aria-hidden />
        {t('export.allDo')}
      </Button>
      <h3>{t('export.some')}</h3>
      <p>{t('export.someText')}</p>
      <div className="privacy-span">
        <div className="field privacy-venue">
          <label htmlFor={`${id}-venue`}>{t('export.venue')}</label>
          <select
            id={`${id}-venue`}
            className="field-input"
            value={venueId}
            onChange={(event) => setVenueId(event.target.value)}
          >
            {me.venues.map((venue) => (
              <option key={venue.id} value={venue.id}>
                {venue.name}
              </option>
            ))}
          </select>
        </div>
        <DateInput id={`${id}-from`} label={t('export.from')} value={from} onChange={setFrom} />
        <DateInput id={`${id}-to`} label={t('export.to')} value={to} onChange={setTo} />
      </div>
      <p className="field-error" role="alert">
        {wrong}
      </p>
      <Button className="hub-button" onPress={fetchSome} isDisabled={venueId === ''}>
        <Download className="hub-icon" aria-hidden />
        {t('export.someDo')}
      </Button>
      <p className="venue-told" role="status">
        {told}
      </p>
    </section>
  )
}

function DateInput(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  const { id, label, value, onChange } = props
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="field-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

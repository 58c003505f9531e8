import { dateText } from '../staff/form/dateText.ts'
import { type KeptDrop, toldOf } from './keptDrops.ts'
import { t } from './text.ts'
import type { Carrying } from './useCarry.ts'

/** What lies in the telephone, and what has come of it. */
export function Kept(props: {
  drops: readonly KeptDrop[]
  sending: Carrying['sending']
  onRemove: (id: string) => void
}) {
  const { drops, sending, onRemove } = props
  const now = { busy: t('kept.sending'), away: t('kept.away'), idle: '' }[sending]
  return (
    <section className="carry-kept" aria-labelledby="kept">
      <h2 id="kept">{t('kept.title')}</h2>
      <p role="status" className="carry-now">
        {now}
      </p>
      {drops.length === 0 && <p className="carry-muted">{t('kept.none')}</p>}
      <ul>
        {drops.map((drop) => (
          <Row key={drop.id} drop={drop} onRemove={() => onRemove(drop.id)} />
        ))}
      </ul>
    </section>
  )
}

function Row({ drop, onRemove }: { drop: KeptDrop; onRemove: () => void }) {
  const { state, fresh } = toldOf(drop)
  const venue = drop.venue || t('kept.nameless')
  return (
    <li className="carry-drop" data-state={state}>
      <h3>{venue}</h3>
      <p className="carry-muted">
        {t('kept.row', { date: dateText(drop.date, drop.date), count: drop.ops })}
      </p>
      <p className="carry-told" role="status">
        {t(`state.${state}`, { fresh })}
      </p>
      {state !== 'waiting' && (
        <button
          type="button"
          className="carry-button"
          aria-label={t('kept.removeOf', { venue })}
          onClick={onRemove}
        >
          {t('kept.remove')}
        </button>
      )}
    </li>
  )
}

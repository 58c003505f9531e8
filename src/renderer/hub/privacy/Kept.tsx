import { useId } from 'react'
import { isRetentionKind } from '../../../domain/retention.ts'
import { momentText } from '../times.ts'
import { t } from './text.ts'

interface Props {
  kinds: readonly { kind: string; amount: number; unit: 'days' | 'months' }[]
  ran: number | null
}

/** How long what is kept. */
export function Kept({ kinds, ran }: Props) {
  const id = useId()
  return (
    <section className="privacy-card" aria-labelledby={id}>
      <h2 id={id}>{t('kept.title')}</h2>
      <p>{t('kept.intro')}</p>
      <table className="hub-table privacy-kept">
        <thead>
          <tr>
            <th scope="col">{t('kept.what')}</th>
            <th scope="col">{t('kept.long')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, amount, unit }) => (
            <tr key={kind}>
              <th scope="row">{isRetentionKind(kind) ? t(`kept.${kind}`) : kind}</th>
              <td>{t(unit === 'days' ? 'kept.days' : 'kept.months', { amount })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="privacy-note">
        {ran === null ? t('kept.never') : t('kept.ran', { when: momentText(ran) })} {t('kept.change')}
      </p>
    </section>
  )
}

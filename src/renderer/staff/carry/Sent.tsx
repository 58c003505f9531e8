import { clockText, localDateTimeOf } from '../../i18n/formats.ts'
import { Block } from '../form/Block.tsx'
import { dateText } from '../form/dateText.ts'
import { useStaff } from '../staff.tsx'
import type { CarryState } from './state.ts'
import { t } from './text.ts'

/** How far the hub is behind this screen. */
export function Sent({ state: { pending, oldestPending, lastAcknowledged } }: { state: CarryState }) {
  const { view } = useStaff().day
  const moment = (ms: number): string => {
    if (!view) return ''
    const local = localDateTimeOf(ms, view.venue.timeZone)
    const date = local.slice(0, 10) === view.date ? '' : `${dateText(local.slice(0, 10), view.date)} `
    return `${date}${clockText(local)}`
  }
  return (
    <Block title={t('sent.title')}>
      {pending === 0 ? (
        <p>
          {lastAcknowledged === null ? t('sent.all') : t('sent.allAt', { moment: moment(lastAcknowledged) })}
        </p>
      ) : (
        <>
          <p className="carry-unsent">
            {t('sent.none', { count: pending, oldest: moment(oldestPending ?? 0) })}
          </p>
          <p>
            {lastAcknowledged === null
              ? t('sent.never')
              : t('sent.last', { moment: moment(lastAcknowledged) })}
          </p>
          <p className="muted">{t('sent.what')}</p>
        </>
      )}
    </Block>
  )
}

import { QrCode as QrIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { OccurrenceView } from '../../../contract/views.ts'
import { calendarOf } from '../../../domain/ics/qrCalendar.ts'
import { clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { t } from './text.ts'

const QrCode = lazy(() => import('../../ui/QrCode.tsx'))

/** Bytes of the densest code that a telephone still reads from the glass at arm's length. */
const mostBytes = 600

/**
 * One occurrence for somebody's telephone. The code holds the event itself, so neither the telephone nor the screen needs a network.
 * @param now ms since 1970
 */
export function ToPhone({ view, today, now }: { view: OccurrenceView; today: string; now: number }) {
  const [isOpen, setIsOpen] = useState(false)
  const { id, title, place, start, startsAt, endsAt } = view
  const event = { uid: id, title: title.sv, place: place?.sv, start: startsAt, end: endsAt }
  const { text } = calendarOf([event], { now, maxBytes: mostBytes })
  if (text === '') return null
  const when = { day: weekdayDateText(start.slice(0, 10), today), time: clockText(start) }
  return (
    <>
      <Action className="panel-phone" icon={QrIcon} onPress={() => setIsOpen(true)}>
        {t('phone.open')}
      </Action>
      {isOpen && (
        <Dialog title={title.sv} onClose={() => setIsOpen(false)}>
          <p>{t('phone.text', when)}</p>
          <div className="phone-code">
            <Suspense>
              <QrCode text={text} label={t('phone.code', { title: title.sv, ...when })} />
            </Suspense>
          </div>
          <div className="dialog-actions">
            <Action look="strong" onPress={() => setIsOpen(false)}>
              {t('panel.close')}
            </Action>
          </div>
        </Dialog>
      )}
    </>
  )
}

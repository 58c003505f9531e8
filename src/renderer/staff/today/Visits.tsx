import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { RecentVisit, StaffDay } from '../../../contract/staff/today.ts'
import { clockText } from '../../i18n/formats.ts'
import { Dotted } from '../../programme/Details.tsx'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { useStaff } from '../staff.tsx'
import { t } from './text.ts'

/** As many as a glance takes in. */
const fewVisits = 6

function UndoDialog({ visit, onClose }: { visit: RecentVisit; onClose: () => void }) {
  const { ask } = useStaff()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | undefined>(undefined)
  const undo = async () => {
    setBusy(true)
    const { failure } = await ask((client) => client.today.undoVisit({ visitId: visit.visitId }))
    setBusy(false)
    if (failure) setSaid(failureText(failure.code))
    else onClose()
  }
  return (
    <Dialog title={t('visits.ask', { time: clockText(visit.at) })} onClose={onClose}>
      <p>{t('visits.askText')}</p>
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('dialog.close')}</Action>
        <Action look="strong" busy={busy} onPress={() => void undo()}>
          {t('visits.take')}
        </Action>
      </div>
    </Dialog>
  )
}

/** The last check-ins, of which nothing is known but what was chosen; one that was a mistake can be taken back. */
export function Visits({ day: { visits, elsewhere } }: { day: StaffDay }) {
  const [all, setAll] = useState(false)
  const [asking, setAsking] = useState<RecentVisit | null>(null)
  const shown = all ? visits : visits.slice(0, fewVisits)
  return (
    <section className="today-card" aria-label={t('visits.title')}>
      <h2>{t('visits.title')}</h2>
      {visits.length === 0 && <p className="muted">{t(elsewhere > 0 ? 'visits.noneHere' : 'visits.none')}</p>}
      <ul className="plan">
        {shown.map((visit) => (
          <li key={visit.visitId} className="told" data-off={visit.undone || undefined}>
            <p className="told-text">
              <b>{clockText(visit.at)}</b>{' '}
              <Dotted
                parts={[
                  t('visits.party', { count: visit.partySize }),
                  ...visit.activities,
                  visit.portions > 0 && t('visits.portions', { count: visit.portions }),
                ]}
              />
            </p>
            {visit.undone ? (
              <p className="muted">{t('visits.undone')}</p>
            ) : (
              <Action
                icon={Undo2}
                label={t('visits.undoLong', { time: clockText(visit.at) })}
                onPress={() => setAsking(visit)}
              >
                {t('visits.undo')}
              </Action>
            )}
          </li>
        ))}
      </ul>
      {visits.length > fewVisits && (
        <Action onPress={() => setAll(!all)}>{t(all ? 'visits.fewer' : 'visits.more')}</Action>
      )}
      {elsewhere > 0 && <p className="muted">{t('visits.elsewhere', { count: elsewhere })}</p>}
      {asking && <UndoDialog visit={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

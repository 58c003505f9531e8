import { Ban, CalendarClock, ListPlus, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { StaffDay } from '../../../contract/staff/today.ts'
import type { OccurrenceView } from '../../../contract/views.ts'
import { isHeld } from '../../../domain/held.ts'
import { clockText } from '../../i18n/formats.ts'
import { occurrenceKey } from '../../programme/arrange.ts'
import { Dotted } from '../../programme/Details.tsx'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { cancelReasons, ReasonDialog } from '../form/ReasonDialog.tsx'
import { useFocusKept } from '../form/useFocusOn.ts'
import { CountPad } from './CountPad.tsx'
import { MoveDialog, whenText } from './MoveDialog.tsx'
import { countedOf } from './Persons.tsx'
import { t } from './text.ts'
import { useQuick } from './useQuick.ts'

type Asking = 'cancel' | 'move' | 'count' | null

function CancelDialog({ occurrence, onClose }: { occurrence: OccurrenceView; onClose: () => void }) {
  const { run, busy, said } = useQuick()
  const title = occurrence.title.sv
  return (
    <ReasonDialog
      title={t('cancel.title', { title })}
      text={t('cancel.why')}
      reasons={cancelReasons}
      action={t('plan.cancel')}
      busy={busy}
      failure={said}
      onChoose={async (reason) => {
        const input = { occurrenceId: occurrence.id, cancelled: true, reason }
        if (await run(t('cancel.done', { title }), (client) => client.today.cancel(input))) onClose()
      }}
      onClose={onClose}
    />
  )
}

function CountDialog(props: {
  occurrence: OccurrenceView
  counted: number
  newId: () => string
  onClose: () => void
}) {
  const { occurrence, counted, newId, onClose } = props
  return (
    <Dialog title={t('count.title', { title: occurrence.title.sv })} onClose={onClose}>
      <div className="asking">
        <p>{t('count.text')}</p>
        <CountPad occurrenceId={occurrence.id} title={occurrence.title.sv} counted={counted} newId={newId} />
      </div>
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('count.done')}</Action>
      </div>
    </Dialog>
  )
}

/** How it stands with an occurrence, in words. */
function stateOf(occurrence: OccurrenceView): string | null {
  const { start, cancelled, reason, movedAway, movedTo, movedFrom, phase } = occurrence
  const today = start.slice(0, 10)
  if (cancelled) return reason ? t('plan.cancelledWhy', { reason: reason.sv }) : t('plan.cancelled')
  if (movedAway) return movedTo ? t('plan.movedTo', { time: whenText(movedTo, today) }) : null
  if (movedFrom) return t('plan.movedFrom', { time: whenText(movedFrom, today) })
  if (phase === 'now') return t('plan.now')
  return phase === 'past' ? t('plan.past') : null
}

function PlanActions(props: { occurrence: OccurrenceView; onAsk: (asking: Asking) => void }) {
  const { occurrence, onAsk } = props
  const { run, busy, said } = useQuick()
  const { id, cancelled, movedAway, movedFrom, phase } = occurrence
  const title = occurrence.title.sv
  const planned = movedAway ? occurrence.start : movedFrom
  return (
    <div className="plan-actions">
      {cancelled && (
        <Action
          icon={RotateCcw}
          busy={busy}
          label={t('plan.heldLong', { title })}
          onPress={() =>
            void run(t('cancel.undone', { title }), (client) =>
              client.today.cancel({ occurrenceId: id, cancelled: false }),
            )
          }
        >
          {t('plan.held')}
        </Action>
      )}
      {!cancelled && planned && (
        <Action
          icon={RotateCcw}
          busy={busy}
          label={t('plan.moveBackLong', { title })}
          onPress={() =>
            void run(t('move.back', { title }), (client) =>
              client.today.move({ occurrenceId: id, to: planned }),
            )
          }
        >
          {t('plan.moveBack')}
        </Action>
      )}
      {isHeld(occurrence) && phase !== 'past' && (
        <>
          <Action icon={Ban} label={t('plan.cancelLong', { title })} onPress={() => onAsk('cancel')}>
            {t('plan.cancel')}
          </Action>
          <Action icon={CalendarClock} label={t('plan.moveLong', { title })} onPress={() => onAsk('move')}>
            {t('plan.move')}
          </Action>
        </>
      )}
      {isHeld(occurrence) && (
        <Action icon={ListPlus} label={t('plan.countLong', { title })} onPress={() => onAsk('count')}>
          {t('plan.count')}
        </Action>
      )}
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
    </div>
  )
}

function Joined({ places, count }: { places: NonNullable<OccurrenceView['places']>; count: number }) {
  const { total, over } = places
  if (over === undefined) return t('plan.joinedOf', { count, total })
  return <b className="plan-over">{t('plan.over', { count, total, over })}</b>
}

function PlanRow(props: { occurrence: OccurrenceView; day: StaffDay; now: string; newId: () => string }) {
  const { occurrence, day, now, newId } = props
  const [asking, setAsking] = useState<Asking>(null)
  const kept = useFocusKept<HTMLLIElement>()
  const { id, places, start, end } = occurrence
  const joined = day.joined.find((each) => each.occurrenceId === id)?.persons ?? 0
  const counted = countedOf(day, id)
  const close = () => setAsking(null)
  return (
    <li
      {...kept}
      className="plan-row"
      data-area={occurrence.goalArea}
      data-off={!isHeld(occurrence) || undefined}
      data-past={occurrence.phase === 'past' || undefined}
    >
      <p className="plan-time">
        {clockText(start)}–{clockText(end)}
      </p>
      <div className="plan-text">
        <h3 className="plan-title">{occurrence.title.sv}</h3>
        <p className="muted">
          <Dotted
            parts={[
              stateOf(occurrence) && <b className="plan-state">{stateOf(occurrence)}</b>,
              occurrence.place?.sv,
              places && <Joined places={places} count={joined} />,
              !places && joined > 0 && t('plan.joined', { count: joined }),
              counted > 0 && t('plan.counted', { count: counted }),
            ]}
          />
        </p>
      </div>
      <PlanActions occurrence={occurrence} onAsk={setAsking} />
      {asking === 'cancel' && <CancelDialog occurrence={occurrence} onClose={close} />}
      {asking === 'move' && <MoveDialog occurrence={occurrence} now={now} onClose={close} />}
      {asking === 'count' && (
        <CountDialog occurrence={occurrence} counted={counted} newId={newId} onClose={close} />
      )}
    </li>
  )
}

/** Today's programme with what can be done to each part of it in two touches. */
export function Plan({ day, now, newId }: { day: StaffDay; now: string; newId: () => string }) {
  const { occurrences } = day.day
  return (
    <section className="today-card" aria-label={t('plan.title')}>
      <h2>{t('plan.title')}</h2>
      {occurrences.length === 0 && <p className="muted">{t('plan.empty')}</p>}
      <ul className="plan">
        {occurrences.map((occurrence) => (
          <PlanRow key={occurrenceKey(occurrence)} {...{ occurrence, day, now, newId }} />
        ))}
      </ul>
    </section>
  )
}

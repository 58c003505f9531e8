import { DoorClosed, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { StaffDay } from '../../../contract/staff/today.ts'
import { closedText } from '../../i18n/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { useText } from '../../i18n/text.tsx'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { ReasonDialog } from '../form/ReasonDialog.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { readTime } from '../form/typed.ts'
import { Figures } from './Persons.tsx'
import { t } from './text.ts'
import { fullHoursAfter, unplannedEnd } from './times.ts'
import { useQuick } from './useQuick.ts'

function CloseDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, said } = useQuick()
  return (
    <ReasonDialog
      title={t('close.title')}
      text={t('close.why')}
      reasons={[t('close.ill'), t('close.few'), t('close.weather')]}
      action={t('open.close')}
      busy={busy}
      failure={said}
      onChoose={async (reason) => {
        const done = await run(t('close.closed'), (client) => client.today.close({ reason }))
        if (done) onClose()
      }}
      onClose={onClose}
    />
  )
}

function OpenDialog(props: { plannedEnd: string | null; now: string; onClose: () => void }) {
  const { plannedEnd, now, onClose } = props
  const { run, busy, said, setSaid } = useQuick()
  const [own, setOwn] = useState('')
  const open = async (until: string | undefined) => {
    const what = until === undefined ? t('open.opened') : t('open.openedUntil', { time: clockText(until) })
    if (await run(what, (client) => client.today.open({ until }))) onClose()
  }
  const usual = plannedEnd ?? unplannedEnd(now)
  const usualText = t(plannedEnd === null ? 'open.twoHours' : 'open.asPlanned', { time: clockText(usual) })
  return (
    <Dialog title={t('open.open')} onClose={onClose}>
      <div className="asking">
        <p>{t(plannedEnd === null ? 'open.howOver' : 'open.how')}</p>
        <div className="asking-answers">
          <Action
            look="strong"
            busy={busy}
            onPress={() => void open(plannedEnd === null ? usual : undefined)}
          >
            {usualText}
          </Action>
          {fullHoursAfter(now, 4)
            .filter((time) => time !== usual)
            .map((time) => (
              <Action key={time} busy={busy} onPress={() => void open(time)}>
                {t('open.untilTime', { time: clockText(time) })}
              </Action>
            ))}
        </div>
        <form
          className="asking-own"
          onSubmit={(event) => {
            event.preventDefault()
            const until = readTime(own)
            if (until === null) return setSaid(t('move.noTime'))
            if (until <= now.slice(-5)) return setSaid(t('open.passed'))
            void open(until)
          }}
        >
          <TimeField label={t('open.otherTime')} value={own} onChange={setOwn} error={said} />
          <Action busy={busy} submit>
            {t('open.open')}
          </Action>
        </form>
      </div>
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('dialog.close')}</Action>
      </div>
    </Dialog>
  )
}

/** Whether it is open, how many have come, and the way to open or close for today. `now` is the venue's clock. */
export function Opening({ day, now }: { day: StaffDay; now: string }) {
  const { day: view } = day
  const text = useText()
  // What was asked stays, also when the clock meanwhile opens or closes the house.
  const [asking, setAsking] = useState<'open' | 'close' | null>(null)
  const { opening } = view
  const until = opening.today?.to
  const isOpen = opening.known ? opening.open : true
  return (
    <section className="today-card today-opening" aria-label={t('open.title')}>
      <p className="today-state">
        {isOpen ? (
          <DoorOpen aria-hidden className="today-icon" />
        ) : (
          <DoorClosed aria-hidden className="today-icon" />
        )}
        {!opening.known && t('open.unknown')}
        {opening.known && opening.open && until && t('open.until', { time: clockText(until) })}
        {opening.known && !opening.open && closedText(text, opening.next, view.date)}
      </p>
      {opening.known && !opening.open && opening.reason && <p>{opening.reason.sv}</p>}
      <Figures day={day} />
      <div className="today-actions">
        {(!isOpen || !opening.known) && (
          <Action look="strong" icon={DoorOpen} onPress={() => setAsking('open')}>
            {t('open.open')}
          </Action>
        )}
        {isOpen && opening.known && (
          <Action icon={DoorClosed} onPress={() => setAsking('close')}>
            {t('open.close')}
          </Action>
        )}
      </div>
      {asking === 'close' && <CloseDialog onClose={() => setAsking(null)} />}
      {asking === 'open' && (
        <OpenDialog plannedEnd={day.plannedEnd} now={now} onClose={() => setAsking(null)} />
      )}
    </section>
  )
}

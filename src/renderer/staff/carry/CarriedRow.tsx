import { useState } from 'react'
import type { CarriedDrop } from '../../../contract/staff/carry.ts'
import { isCarried } from '../../../domain/drop/settled.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { dateText } from '../form/dateText.ts'
import { useStaff } from '../staff.tsx'
import { t } from './text.ts'

/** What another screen has handed over, and how it fares. */
export function CarriedRow({ drop, onForgotten }: { drop: CarriedDrop; onForgotten: () => void }) {
  const { ask, day } = useStaff()
  const [busy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { id, date, ops, fresh, state } = drop
  const venue = drop.venue || t('keep.nameless')
  const forget = async () => {
    setAsked(false)
    setBusy(true)
    await ask((client) => client.carry.forget({ id }))
    setBusy(false)
    onForgotten()
  }
  return (
    <li>
      <div className="block-row">
        <div className="block-words">
          <p className="block-name">{venue}</p>
          <p className="muted">
            {t('keep.row', { date: dateText(date, day.view?.date ?? date), count: ops })}
          </p>
          <p className="carry-state" data-state={state}>
            {t(`state.${state}`, { fresh })}
          </p>
        </div>
        <Action
          busy={busy}
          label={t('keep.forgetOf', { venue })}
          onPress={() => (isCarried(state) ? setAsked(true) : void forget())}
        >
          {t('keep.forget')}
        </Action>
      </div>
      {isAsked && (
        <Dialog title={t('keep.forgetTitle', { venue })} onClose={() => setAsked(false)}>
          <p>{t('keep.forgetText')}</p>
          <div className="dialog-actions">
            <Action onPress={() => setAsked(false)}>{t('keep.keep')}</Action>
            <Action look="danger" onPress={() => void forget()}>
              {t('keep.forget')}
            </Action>
          </div>
        </Dialog>
      )}
    </li>
  )
}

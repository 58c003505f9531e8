import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { LostEdit } from '../../../contract/staff/edit.ts'
import { capitalised, clockText, localDateTimeOf } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { fieldNames } from '../form/fieldNames.ts'
import { fieldText, type Known } from '../form/fieldText.ts'
import { useStaff } from '../staff.tsx'
import { t } from './text.ts'

/** Edits that lost against what somebody else had changed meanwhile: staff say which shall hold. Nothing where there are none. */
export function LostEdits(props: {
  lost: readonly LostEdit[]
  known: Known
  timeZone: string
  /** Looks anew. */
  onSettled: () => Promise<void>
}) {
  const { lost, known, timeZone, onSettled } = props
  if (lost.length === 0) return null
  return (
    <Block title={t('lost.title')} intro={t('lost.intro')}>
      <ul className="block-list">
        {lost.map((edit) => (
          <Lost key={edit.op} edit={edit} known={known} timeZone={timeZone} onSettled={onSettled} />
        ))}
      </ul>
    </Block>
  )
}

function Lost(props: { edit: LostEdit; known: Known; timeZone: string; onSettled: () => Promise<void> }) {
  const { edit, known, timeZone, onSettled } = props
  const { op, type, id, name, removed, stands, wanted } = edit
  const { write } = useStaff()
  const [busy, setBusy] = useState<'use' | 'keep' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const settle = async (use: boolean) => {
    setBusy(use ? 'use' : 'keep')
    setFailure(null)
    const what = t('lost.used', { name })
    const answer = await write(what, (client) => client.programme.settle({ op, use, seen: stands }))
    setBusy(null)
    // Somebody else may have settled it, or changed the same once more: then what stands is told anew.
    const isNews = ['SETTLED', 'CHANGED_MEANWHILE'].includes(answer.failure?.code ?? '')
    if (answer.failure && !isNews) setFailure(failureText(answer.failure.code))
    else await onSettled()
  }
  const said = (of: LostEdit['wanted'], field: string) =>
    fieldText(field, of[field], known, known.startOf(id)) || t('history.nothing')
  return (
    <li className="history-lost">
      <p className="block-words">
        <span className="block-name">{capitalised(t(`type.${type}`, { name, day: '' }).trim(), 'sv')}</span>{' '}
        {t(edit.own ? 'lost.here' : 'lost.elsewhere', { when: whenText(edit.at, timeZone, known) })}
      </p>
      <table className="history-fields">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('lost.stands')}</th>
            <th scope="col">{t('lost.wanted')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(wanted).map((field) => (
            <tr key={field}>
              <th scope="row">{capitalised(fieldNames[type][field] ?? field, 'sv')}</th>
              <td>{removed ? t('lost.removed') : said(stands, field)}</td>
              <td>{said(wanted, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <div className="block-buttons">
        <Action icon={X} busy={busy === 'keep'} onPress={() => void settle(false)}>
          {t(removed ? 'lost.leaveRemoved' : 'lost.keep')}
        </Action>
        <Action icon={Check} busy={busy === 'use'} onPress={() => void settle(true)}>
          {t(removed ? 'lost.bringBack' : 'lost.use')}
        </Action>
      </div>
    </li>
  )
}

function whenText(at: number, timeZone: string, { today }: Known): string {
  const moment = localDateTimeOf(at, timeZone)
  return `${weekdayDateText(moment.slice(0, 10), today)} ${clockText(moment.slice(11))}`
}

import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { HistoryEntry } from '../../../contract/staff/edit.ts'
import { clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { fieldNames } from '../form/fieldNames.ts'
import { fieldText, type Known } from '../form/fieldText.ts'
import { whoMade } from './sentence.ts'
import { t } from './text.ts'

/** One edit: when, who and what; unfolded, each field before and after. */
export function Entry(props: {
  entry: HistoryEntry
  time: string
  what: string
  known: Known
  busy: boolean
  /** Only for what this person may take back. */
  onUndo: (() => void) | undefined
}) {
  const { entry, time, what, known, busy, onUndo } = props
  const [open, setOpen] = useState(false)
  return (
    <li className="history-entry" data-undone={entry.undone || undefined}>
      <div className="block-row">
        <p className="history-time">{clockText(time)}</p>
        <p className="block-words">
          <span className="block-name">{whoMade(entry)}</span> <span>{what}</span>
          {entry.undone && <span className="history-undone">{t('history.undone')}</span>}
        </p>
        <div className="block-buttons">
          <Action
            look="quiet"
            icon={open ? ChevronDown : ChevronRight}
            label={`${t('history.details')}: ${what}`}
            expanded={open}
            onPress={() => setOpen(!open)}
          />
          {onUndo && (
            <Action icon={Undo2} busy={busy} label={`${t('history.undo')}: ${what}`} onPress={onUndo}>
              {t('history.undo')}
            </Action>
          )}
        </div>
      </div>
      {open && <Parts entry={entry} known={known} />}
    </li>
  )
}

function Parts({ entry: { changes, more }, known }: { entry: HistoryEntry; known: Known }) {
  return (
    <div className="history-parts">
      {changes.map((part) => (
        <Part key={`${part.type} ${part.id}`} part={part} known={known} titled={changes.length > 1} />
      ))}
      {more > 0 && <p className="muted">{t('history.otherParts', { count: more })}</p>}
    </div>
  )
}

function Part(props: { part: HistoryEntry['changes'][number]; known: Known; titled: boolean }) {
  const { part, known, titled } = props
  const fields = Object.entries(fieldNames[part.type]).filter(
    ([field]) => part.before?.[field] !== undefined || part.after?.[field] !== undefined,
  )
  const side = (of: 'before' | 'after', field: string) => {
    const { start = known.startOf(part.id) } = part[of] ?? {}
    return fieldText(field, part[of]?.[field], known, typeof start === 'string' ? start : undefined)
  }
  const rows = fields
    .map(([field, name]) => ({ name, before: side('before', field), after: side('after', field) }))
    .filter(({ before, after }) => before !== after)
  return (
    <table className="history-fields">
      {titled && <caption>{part.name}</caption>}
      <thead>
        <tr>
          <td />
          <th scope="col">{t('history.was')}</th>
          <th scope="col">{t('history.is')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before || <span className="muted">{t('history.nothing')}</span>}</td>
            <td>{after || <span className="muted">{t('history.nothing')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { useEffect, useEffectEvent, useState } from 'react'
import type { HistoryEntry, LostEdit } from '../../../contract/staff/edit.ts'
import { addDays } from '../../../domain/dates.ts'
import { capitalised, localDateTimeOf } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block, PageHead } from '../form/Block.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { knownOf } from '../form/fieldText.ts'
import { FileRow } from '../form/TableFiles.tsx'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { useProgramme } from '../useProgramme.ts'
import { Entry } from './Entry.tsx'
import { historyTable } from './historyTable.ts'
import { LostEdits } from './LostEdits.tsx'
import { sentenceOf } from './sentence.ts'
import { t } from './text.ts'
import './history.css'

const pageSize = 50

interface Day {
  date: string
  entries: { entry: HistoryEntry; time: string }[]
}

/** The entries, newest first, by the venue's day. */
function byDay(entries: readonly HistoryEntry[], timeZone: string): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const moment = localDateTimeOf(entry.at, timeZone)
    const [date, time] = [moment.slice(0, 10), moment.slice(11)]
    const last = days.at(-1)
    if (last?.date === date) last.entries.push({ entry, time })
    else days.push({ date, entries: [{ entry, time }] })
  }
  return days
}

function dayName(date: string, today: string): string {
  const name = capitalised(weekdayDateText(date, today), 'sv')
  if (date === today) return `${t('day.today')}, ${weekdayDateText(date, today)}`
  return date === addDays(today, -1) ? `${t('day.yesterday')}, ${weekdayDateText(date, today)}` : name
}

/** Who changed what, newest first; what this person did can be taken back. */
export default function History() {
  const { ask, write, day } = useStaff()
  const { programme } = useProgramme()
  const [entries, setEntries] = useState<HistoryEntry[] | 'away' | null>(null)
  const [lost, setLost] = useState<LostEdit[]>([])
  const [isAll, setIsAll] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const look = useEffectEvent(async (before?: string) => {
    const known = before !== undefined && Array.isArray(entries) ? entries : []
    // What had been unfolded stays so when the list is fetched anew.
    const limit = before === undefined ? Math.max(pageSize, shownCount(entries)) : pageSize
    const open = await ask((client) => client.programme.lost())
    if (open.data) setLost(open.data)
    const { data } = await ask((client) => client.programme.history({ limit, ...(before && { before }) }))
    if (!data) return setEntries((shown) => shown ?? 'away')
    setEntries([...known, ...data])
    setIsAll(data.length < limit)
  })
  const { view } = day
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the programme makes a new view.
  useEffect(() => void look(), [view?.now])

  const today = view?.date
  if (today === undefined || !view || entries === null)
    return <p className="muted">{common('shell.loading')}</p>
  if (entries === 'away') return <p role="alert">{failureText('AWAY')}</p>
  const known = knownOf(programme.state === 'here' ? programme.value : null, today)

  const undo = async ({ editId }: HistoryEntry, what: string) => {
    setBusy(editId)
    setFailure(null)
    const answer = await write(common('undo.done', { what }), (client) => client.programme.undo({ editId }))
    setBusy(null)
    if (answer.failure?.code === 'CHANGED_MEANWHILE') setFailure(common('undo.built'))
    else if (answer.failure) setFailure(failureText(answer.failure.code))
    else await look()
  }

  return (
    <>
      <PageHead title={t('history.title')} intro={t('history.intro')} />
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <LostEdits lost={lost} known={known} timeZone={view.venue.timeZone} onSettled={look} />
      {entries.length === 0 && <p>{t('history.none')}</p>}
      {byDay(entries, view.venue.timeZone).map(({ date, entries: ofDay }) => (
        <Block key={date} title={dayName(date, today)}>
          <ul className="block-list">
            {ofDay.map(({ entry, time }) => {
              const what = sentenceOf(entry, known)
              const isOwn = entry.mine && !entry.undone
              return (
                <Entry
                  key={entry.editId}
                  entry={entry}
                  time={time}
                  what={what}
                  known={known}
                  busy={busy === entry.editId}
                  onUndo={isOwn ? () => void undo(entry, what) : undefined}
                />
              )
            })}
          </ul>
        </Block>
      ))}
      {!isAll && (
        <Action className="history-more" onPress={() => void look(entries.at(-1)?.editId)}>
          {t('history.more')}
        </Action>
      )}
      {entries.length > 0 && <FileRow table={() => historyTable(entries, known, view.venue.timeZone)} />}
    </>
  )
}

function shownCount(entries: HistoryEntry[] | 'away' | null): number {
  return Array.isArray(entries) ? Math.min(200, entries.length) : 0
}

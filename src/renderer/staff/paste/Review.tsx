import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Programme } from '../../../contract/programme.ts'
import { servedBefore } from '../../../domain/text/meals.ts'
import type { ProgrammeReading, ReadLine } from '../../../domain/text/reading.ts'
import { capitalised } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { PageTitle } from '../form/PageTitle.tsx'
import { useStaff, useUnsaved } from '../staff.tsx'
import { t as staffText } from '../text.ts'
import { DraftRow, nameOf } from './DraftRow.tsx'
import { SourceLines } from './SourceLines.tsx'
import { t } from './text.ts'
import {
  activityOfLine,
  dayOf,
  dayToShow,
  endIsGuessed,
  mealOfLine,
  type Row,
  useRows,
  waitingLines,
} from './useRows.ts'

export interface ReviewProps {
  reading: ProgrammeReading
  programme: Programme
  today: string
  /** The day near which the text was read. */
  near: string
  /** Monday of the week that was looked at. */
  week: string
  kind: 'pasted' | 'importedMeals'
  /** The programme as it stands now; null when no answer came. */
  askAgain: () => Promise<Programme | null>
  onBack: () => void
  /** `saved` is a day that has something of what was saved. */
  onClose: (saved?: string | null) => void
}

/** The source on one side, what became of it on the other; nothing is saved before somebody says so, and then all at once. */
export function Review(props: ReviewProps) {
  const { reading, programme, today, near, week, kind, askAgain, onBack, onClose } = props
  const { save, leaving } = useStaff()
  const { rows, isMended, act, changes, renew } = useRows(reading, programme)
  const [line, setLine] = useState<number | null>(null)
  const [sought, setSought] = useState(0)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const toggle = (key: string, isOpen: boolean) =>
    setOpen((before) => {
      const after = new Set(before)
      if (isOpen) after.add(key)
      else after.delete(key)
      return after
    })
  const make = (made: ReadLine) => {
    const { number, text } = made
    const above = reading.lines.slice(0, reading.lines.indexOf(made))
    const place = { number, date: nearDay(rows, number) ?? near, above }
    const draft =
      kind === 'pasted' ? activityOfLine(text, place) : mealOfLine(text, place, servedBefore(programme.meals))
    if (rows.some(({ key }) => key === draft.id)) return
    act({ do: 'add', draft })
    setLine(number)
    toggle(draft.id, true)
  }
  const saveAll = async () => {
    if (rows.some(({ wrong }) => wrong)) return setFailure(t('review.mendFirst'))
    const drafts = rows.filter(({ effect }) => effect !== 'same').map(({ draft }) => draft)
    setBusy(true)
    setFailure(null)
    const saved = await save({ kind, changes, what: t('review.saved', { count: drafts.length }) })
    const now = !saved.done && saved.failure === 'theirs' ? await askAgain() : null
    setBusy(false)
    if (saved.done) return onClose(dayToShow(drafts, week))
    if (saved.failure !== 'theirs') return setFailure(failureText(saved.failure))
    if (!now) return setFailure(failureText('AWAY'))
    const names = renew(now).map(({ draft }) => nameOf(draft))
    if (names.length > 0) setFailure(t('review.met', { names: names.join(', '), count: names.length }))
  }

  const taken = new Set(rows.map(({ draft }) => draft.line))
  const understood = reading.lines.filter(({ outcome }) => outcome === 'understood').length
  const uncertain = waitingLines(reading, 'uncertain', taken)
  const left = waitingLines(reading, 'notUnderstood', taken)
  /** Shows the next of the lines after the chosen one, after the last the first. */
  const jump = (lines: readonly ReadLine[]) => {
    const next = lines.find(({ number }) => number > (line ?? 0)) ?? lines[0]
    if (!next) return
    setLine(next.number)
    setSought((before) => before + 1)
  }
  const isDone = changes.length === 0
  useUnsaved(!isDone)
  return (
    <section className="review">
      <header className="review-head">
        <PageTitle>{t('review.title')}</PageTitle>
        <p className="review-summary" role="status">
          {t('review.understood', { count: understood })},{' '}
          <Jump outcome="uncertain" count={uncertain.length} onPress={() => jump(uncertain)} />,{' '}
          <Jump outcome="notUnderstood" count={left.length} onPress={() => jump(left)} />
        </p>
        {isOver(rows, today) && <p className="review-warning">{t('review.over')}</p>}
      </header>
      <div className="review-sides">
        <SourceLines
          lines={reading.lines}
          chosen={line}
          sought={sought}
          onChoose={setLine}
          onMake={make}
          makes={kind === 'pasted' ? 'line.makeActivity' : 'line.makeMeal'}
          taken={taken}
        />
        <div className="review-drafts">
          <h2>{t('review.draft')}</h2>
          {rows.length === 0 && <p className="muted">{t('review.draftEmpty')}</p>}
          {daysIn(rows).map(([day, here]) => (
            <section key={day} className="review-day">
              <h3>{dayName(day, today)}</h3>
              <ul className="review-list">
                {here.map((row) => (
                  <DraftRow
                    key={row.key}
                    row={row}
                    today={today}
                    guessedEnd={endIsGuessed(row, reading)}
                    marked={line !== null && row.draft.line === line}
                    open={open.has(row.key) || row.wrong}
                    onChoose={() => setLine(row.draft.line || null)}
                    onOpen={(isOpen) => toggle(row.key, isOpen)}
                    onMend={(draft) => act({ do: 'mend', key: row.key, draft })}
                    onRemove={() => act({ do: 'remove', keys: [row.key] })}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
      <footer className="review-foot">
        <p role="status">
          {failure ? (
            <span className="field-error">{failure}</span>
          ) : isDone && rows.length > 0 ? (
            t('review.allThere')
          ) : (
            t('review.willSave', {
              added: rows.filter(({ effect }) => effect === 'new').length,
              changed: rows.filter(({ effect }) => effect === 'changed').length,
            })
          )}
          {left.length > 0 && (
            <span className="review-left"> {t('review.left', { count: left.length })}</span>
          )}
        </p>
        <Action onPress={() => (isMended ? leaving(onBack) : onBack())}>{t('review.newText')}</Action>
        <Action onPress={() => leaving(() => onClose())}>
          {isDone ? t('review.close') : staffText('save.cancel')}
        </Action>
        <Action look="strong" busy={busy} disabled={isDone} onPress={() => void saveAll()}>
          {t('review.save')}
        </Action>
      </footer>
    </section>
  )
}

/** How many lines there are of an outcome; leads to the next of them. */
function Jump(props: { outcome: 'uncertain' | 'notUnderstood'; count: number; onPress: () => void }) {
  const { outcome, count, onPress } = props
  const words = t(`review.${outcome}`, { count })
  if (count === 0) return words
  return (
    <Button
      className="review-jump"
      data-outcome={outcome}
      aria-label={t('review.jumpLong', { words })}
      onPress={onPress}
    >
      {words}
    </Button>
  )
}

/** The day of the row nearest above a line. */
function nearDay(rows: readonly Row[], line: number): string | undefined {
  const above = rows
    .filter(({ draft }) => draft.line > 0 && draft.line <= line && dayOf(draft) !== null)
    .sort((a, b) => b.draft.line - a.draft.line)
  const [nearest] = above.length > 0 ? above : rows.filter(({ draft }) => dayOf(draft) !== null)
  return (nearest && dayOf(nearest.draft)) ?? undefined
}

const everyWeek = 'every'
const hours = 'hours'

/** The rows by day, those that come back and the ordinary hours last. */
function daysIn(rows: readonly Row[]): [string, Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const { draft } = row
    const isRule = draft.type === 'activity' && draft.fields.recurrence !== undefined
    const day = isRule ? everyWeek : (dayOf(draft) ?? hours)
    groups.set(day, [...(groups.get(day) ?? []), row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function dayName(day: string, today: string): string {
  if (day === everyWeek) return t('group.everyWeek')
  if (day === hours) return t('group.hours')
  return capitalised(weekdayDateText(day, today), 'sv')
}

function isOver(rows: readonly Row[], today: string): boolean {
  const days = rows.map(({ draft }) =>
    draft.type === 'activity' && draft.fields.recurrence ? null : dayOf(draft),
  )
  return days.length > 0 && days.every((day) => day !== null && day < today)
}

import { Check, CircleHelp, Plus, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Outcome, ReadingReason, ReadLine } from '../../../domain/text/reading.ts'
import { sentenceFor } from '../../../domain/text/sentences.sv.ts'
import { capitalised } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { t } from './text.ts'

const icons = { understood: Check, uncertain: CircleHelp, notUnderstood: X } as const

/** The source, line by line, each with its mark and, where there is something to say, the reason in words. */
export function SourceLines(props: {
  lines: readonly ReadLine[]
  chosen: number | null
  /** Counts how often somebody has asked for the chosen line to be shown. */
  sought: number
  onChoose: (line: number | null) => void
  onMake: (line: ReadLine) => void
  makes: 'line.makeActivity' | 'line.makeMeal'
  /** Lines that something has become of. */
  taken: ReadonlySet<number>
}) {
  const { chosen, sought, onChoose, onMake, makes, taken } = props
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (sought === 0) return
    const line = list.current?.querySelector('[data-chosen]')
    line?.scrollIntoView({ block: 'center' })
    line?.querySelector<HTMLElement>('.source-press')?.focus({ preventScroll: true })
  }, [sought])
  const firstToSay = useMemo(() => firstLines(props.lines), [props.lines])
  // A row of a table comes several times with the same number; the list itself never changes.
  const lines = props.lines.map((line, place) => ({ line, key: `${line.number} ${place}` }))
  return (
    <div className="review-source">
      <h2>{t('review.source')}</h2>
      <ol className="source-lines" ref={list}>
        {lines.map(({ line, key }) =>
          line.outcome === 'blank' ? (
            <li key={key} className="source-gap" aria-hidden />
          ) : (
            <li
              key={key}
              className="source-line"
              data-outcome={line.outcome}
              data-chosen={line.number === chosen || undefined}
            >
              <Button
                className="source-press"
                aria-pressed={line.number === chosen}
                onPress={() => onChoose(line.number === chosen ? null : line.number)}
              >
                <Mark outcome={line.outcome} />
                <span className="source-text">{line.text === '' ? t('review.secret') : line.text}</span>
              </Button>
              <Reasons line={line} all={line.number === chosen} firstToSay={firstToSay} />
              {mayBeMade(line, taken) && (
                <Action icon={Plus} className="source-make" onPress={() => onMake(line)}>
                  {t(makes)}
                </Action>
              )}
            </li>
          ),
        )}
      </ol>
    </div>
  )
}

function Mark({ outcome }: { outcome: Exclude<Outcome, 'blank'> }) {
  const Icon = icons[outcome]
  return (
    <>
      <Icon aria-hidden className="source-mark" />
      <span className="unseen">{t(`mark.${outcome}`)}:</span>
    </>
  )
}

/** What every line of a text may have to say in the same words: said of the first, and of the chosen one. */
const saidOnce: ReadonlySet<ReadingReason['code']> = new Set([
  'mealTimeAssumed',
  'mealTimeAsBefore',
  'endAssumed',
] as const)

/** The line that is the first to say a sentence. */
function firstLines(lines: readonly ReadLine[]): ReadonlyMap<string, ReadLine> {
  const first = new Map<string, ReadLine>()
  for (const line of lines)
    for (const reason of line.why) {
      const sentence = sentenceFor(reason)
      if (!first.has(sentence)) first.set(sentence, line)
    }
  return first
}

/** What was doubted is always said; what was taken for granted only of the chosen line. */
function Reasons(props: { line: ReadLine; all: boolean; firstToSay: ReadonlyMap<string, ReadLine> }) {
  const { line, all, firstToSay } = props
  const isSaid = (reason: ReadingReason) => {
    if (all) return true
    if (saidOnce.has(reason.code)) return firstToSay.get(sentenceFor(reason)) === line
    return line.outcome !== 'understood'
  }
  return line.why.filter(isSaid).map((reason) => (
    <p key={reason.code} className="source-reason">
      {capitalised(sentenceFor(reason), 'sv')}
    </p>
  ))
}

/** A line of which nothing has come, and that may be looked at. */
function mayBeMade({ number, text, outcome, why }: ReadLine, taken: ReadonlySet<number>): boolean {
  if (text === '' || taken.has(number)) return false
  return outcome === 'notUnderstood' || why.some(({ code }) => code === 'heading')
}

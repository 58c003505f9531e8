import { Check, CircleHelp, Plus, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { Outcome, ReadLine } from '../../../domain/text/reading.ts'
import { sentenceFor } from '../../../domain/text/sentences.sv.ts'
import { capitalised } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { t } from './text.ts'

const icons = { understood: Check, uncertain: CircleHelp, notUnderstood: X } as const

/** The source, line by line, each with its mark and, where there is something to say, the reason in words. */
export function SourceLines(props: {
  lines: readonly ReadLine[]
  chosen: number | null
  onChoose: (line: number | null) => void
  onMake: (line: ReadLine) => void
  makes: 'line.makeActivity' | 'line.makeMeal'
  /** Lines that something has become of. */
  taken: ReadonlySet<number>
}) {
  const { chosen, onChoose, onMake, makes, taken } = props
  // A row of a table comes several times with the same number; the list itself never changes.
  const lines = props.lines.map((line, place) => ({ line, key: `${line.number} ${place}` }))
  return (
    <div className="review-source">
      <h2>{t('review.source')}</h2>
      <ol className="source-lines">
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
              <Reasons line={line} all={line.number === chosen} />
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

/** What was doubted is always said; what was taken for granted only of the chosen line. */
function Reasons({ line, all }: { line: ReadLine; all: boolean }) {
  if (line.outcome === 'understood' && !all) return null
  return line.why.map((reason) => (
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

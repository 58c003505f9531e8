import { Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isFocusLost } from '../../ui/isFocusLost.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { useSaid } from '../staff.tsx'
import { t } from '../text.ts'
import type { Edits, Undone } from './useEdits.ts'

function undoneText(undone: Undone): string {
  if ('what' in undone) return t('undo.done', { what: undone.what })
  // Of an undo it is somebody's later work that is met, and not what stands in a form.
  if (undone.failure === 'CHANGED_MEANWHILE') return t('undo.built')
  return undone.failure === 'NEGATIVE' ? t('undo.uncounted') : failureText(undone.failure)
}

/** What was done last, and the way to take it back; as far back as this person has come in. */
export function UndoLine({ edits, example }: { edits: Edits; example: boolean }) {
  const { last, undo, undone } = edits
  const [busy, setBusy] = useState(false)
  const line = useRef<HTMLParagraphElement>(null)
  const said = undone ? undoneText(undone) : (last?.what ?? null)
  const next = undone && last ? t('undo.next', { what: last.what }) : null
  useSaid(said && next ? `${said} ${next}` : said)
  useEffect(() => {
    // The button has gone with what it could take back; what had the focus there goes on from the words.
    if (undone && !last && isFocusLost()) line.current?.focus()
  }, [undone, last])
  const take = async () => {
    setBusy(true)
    await undo()
    setBusy(false)
  }
  if (said === null) return example ? <p className="undo-line">{t('shell.example')}</p> : null
  return (
    <div className="undo-line" data-failed={(undone && 'failure' in undone) || undefined}>
      <p ref={line} tabIndex={-1} className="undo-words">
        {said}
        {next && <span className="undo-next">{next}</span>}
      </p>
      {last && (
        <Action icon={Undo2} busy={busy} onPress={() => void take()}>
          {t('shell.undo')}
        </Action>
      )}
    </div>
  )
}

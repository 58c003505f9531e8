import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { t } from '../text.ts'
import type { Edits } from './useEdits.ts'

/** What was done last, and the way to take it back; as far back as this person has come in. */
export function UndoLine({ edits, example }: { edits: Edits; example: boolean }) {
  const { last, undo, undoFailure } = edits
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    await undo()
    setBusy(false)
  }
  if (!last && !undoFailure) return example ? <p className="undo-line">{t('shell.example')}</p> : null
  return (
    <div className="undo-line" data-failed={undoFailure !== null || undefined}>
      <p role="status">{undoFailure ? failureText(undoFailure) : last?.what}</p>
      {last && (
        <Action icon={Undo2} busy={busy} onPress={() => void take()}>
          {t('shell.undo')}
        </Action>
      )}
    </div>
  )
}

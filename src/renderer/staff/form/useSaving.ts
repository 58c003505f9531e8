import { useState } from 'react'
import { failureText } from '../failureText.ts'
import { useStaff, type Wish } from '../staff.tsx'
import { t } from './text.ts'

/** How a form's saving went: done, somebody else's stands, or not saved and why. */
export type Ended = 'done' | 'theirs' | 'failed'

/** Saves what a form wants, once at a time, and keeps the sentence for what went wrong. */
export function useSaving() {
  const { save } = useStaff()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ text: string; field?: string } | null>(null)
  const run = async (wish: Wish): Promise<Ended> => {
    if (busy) return 'failed'
    if (wish.changes.length === 0) return 'done'
    setBusy(true)
    setFailure(null)
    const saved = await save(wish)
    setBusy(false)
    if (saved.done) return 'done'
    if (saved.failure === 'theirs') {
      setFailure({ text: t('saving.theirs') })
      return 'theirs'
    }
    const field = 'field' in saved ? saved.field : undefined
    setFailure({ text: failureText(saved.failure), ...(field === undefined ? {} : { field }) })
    return 'failed'
  }
  return {
    busy,
    run,
    /** The sentence of a field that the engine refused. */
    errorAt: (field: string) => (failure?.field === field ? failure.text : undefined),
    /** The sentence that belongs to none of the form's own `fields`. */
    other: (fields: readonly string[] = []) =>
      failure && !fields.includes(failure.field ?? '') ? failure.text : undefined,
    clear: () => setFailure(null),
  }
}

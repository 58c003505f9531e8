import { useId, useState } from 'react'
import { sameJson } from '../../../domain/sameJson.ts'
import { useStaff, useUnsaved } from '../staff.tsx'

/**
 * For a form that can be closed: as soon as anything in it is otherwise than when it came, it is told as not saved, so that nobody is led
 * away from it unasked. Gives what its "Avbryt", its cross and Escape shall do; what has been saved closes with `onClose` itself.
 * @param typed all that stands in the form
 * @param about.name what it is about, for the question
 * @param about.form the form's id, where the page that shows it must know it (`useOpened`)
 */
export function useClosing(
  typed: unknown,
  onClose: () => void,
  about: { name?: string | null; form?: string } = {},
): () => void {
  const { leaving } = useStaff()
  const [first] = useState(typed)
  const form = useUnsaved(!sameJson(first, typed), about.name?.trim() || null, about.form)
  return () => leaving(onClose, form)
}

/**
 * Which one of a page's forms is open: that of one of its list, or that of a new one. Another is opened only when what is typed in it is
 * saved, or may be lost; `form` is the id that the form gives to `useClosing`.
 */
export function useOpened<T extends { id: string }>() {
  const { leaving } = useStaff()
  const form = useId()
  const [opened, setOpened] = useState<T | 'new' | null>(null)
  const changed = opened === 'new' ? null : opened
  return {
    form,
    open: (next: T | 'new') => leaving(() => setOpened(next), form),
    /** Without asking: that is the form's own. */
    close: () => setOpened(null),
    isNew: opened === 'new',
    isOpen: (one: T) => changed?.id === one.id,
    /** A list in which what stands open for change stays, as it stood then, also when somebody else takes it away: what is typed is not lost unasked. */
    kept: (list: readonly T[]): T[] =>
      changed === null || list.some(({ id }) => id === changed.id) ? [...list] : [...list, changed],
  }
}

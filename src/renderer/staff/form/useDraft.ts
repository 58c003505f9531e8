import { useState } from 'react'
import { sameJson } from '../../../domain/sameJson.ts'
import { useUnsaved } from '../staff.tsx'

/**
 * What a form holds of something that may change elsewhere meanwhile. Untouched, it follows what is `given`; what somebody has begun to
 * write stays, beside the `base` that they began from.
 */
export function useDraft<T extends object>(given: T) {
  const [known, setKnown] = useState(given)
  const [base, setBase] = useState(given)
  const [draft, setDraft] = useState(given)
  const isTouched = !sameJson(base, draft)
  useUnsaved(isTouched)
  if (!sameJson(known, given)) {
    setKnown(given)
    if (!isTouched) {
      setBase(given)
      setDraft(given)
    }
  }
  return {
    base,
    draft,
    isTouched,
    set: (patch: Partial<T>) => setDraft((before) => ({ ...before, ...patch })),
    /** It is saved: what stands in the form is what stands. */
    settle: () => setBase(draft),
    /** Goes on from what somebody else has made of it. */
    goOnFrom: (stands: T, mine: T) => {
      setBase(stands)
      setDraft(mine)
    },
    /** Back to what stands now. */
    reset: () => {
      setBase(given)
      setDraft(given)
    },
  }
}

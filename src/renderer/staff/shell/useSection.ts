import { useEffect, useEffectEvent, useState } from 'react'
import { type SectionId, sectionIds } from './sections.ts'

function sectionIn(hash: string): SectionId | null {
  const name = hash.replace(/^#/, '')
  return sectionIds.find((id) => id === name) ?? null
}

/**
 * Which part of the staff pages stands: what follows # in the address, so that "back" in an office's browser goes back.
 * @param leaving goes on at once, or when the person has let go of what is not saved
 */
export function useSection(
  first: SectionId,
  leaving: (go: () => void) => void,
): [SectionId, (id: SectionId) => void] {
  const [id, setId] = useState(() => sectionIn(window.location.hash) ?? first)
  const follow = useEffectEvent(() => {
    const next = sectionIn(window.location.hash) ?? first
    if (next === id) return
    // The address has changed already; until the person has answered it is that of what still stands.
    window.history.replaceState(null, '', `#${id}`)
    leaving(() => {
      window.history.replaceState(null, '', `#${next}`)
      setId(next)
    })
  })
  useEffect(() => {
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return [id, (next) => leaving(() => window.location.assign(`#${next}`))]
}

import { useEffect, useEffectEvent, useState } from 'react'
import { type SectionId, sectionIds } from './sections.ts'

/** The address may say more, which is for the section itself to read. */
function sectionIn(hash: string, path: string): SectionId | null {
  return sectionIds.find((id) => `${hash}/`.startsWith(`#${path}${id}/`)) ?? null
}

/**
 * Which part of the staff pages stands: what follows # in the address, so that "back" in an office's browser goes back.
 * @param leaving goes on at once, or when the person has let go of what is not saved
 * @param path what stands in the address before its name
 */
export function useSection(
  first: SectionId,
  leaving: (go: () => void) => void,
  path: string,
): [SectionId, (id: SectionId) => void] {
  const [id, setId] = useState(() => sectionIn(window.location.hash, path) ?? first)
  const follow = useEffectEvent(() => {
    const next = sectionIn(window.location.hash, path) ?? first
    if (next === id) return
    // The address has changed already; until the person has answered it is that of what still stands.
    window.history.replaceState(null, '', `#${path}${id}`)
    leaving(() => {
      window.history.replaceState(null, '', `#${path}${next}`)
      setId(next)
    })
  })
  useEffect(() => {
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return [id, (next) => leaving(() => window.location.assign(`#${path}${next}`))]
}

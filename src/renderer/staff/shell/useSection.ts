import { useEffect, useState } from 'react'
import { type SectionId, sectionIds } from './sections.ts'

function sectionIn(hash: string): SectionId | null {
  const name = hash.replace(/^#/, '')
  return sectionIds.find((id) => id === name) ?? null
}

/** Which part of the staff pages stands: what follows # in the address, so that "back" in an office's browser goes back. */
export function useSection(first: SectionId): [SectionId, (id: SectionId) => void] {
  const [id, setId] = useState(() => sectionIn(window.location.hash) ?? first)
  useEffect(() => {
    const follow = () => setId(sectionIn(window.location.hash) ?? first)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [first])
  return [id, (next) => window.location.assign(`#${next}`)]
}

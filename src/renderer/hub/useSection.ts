import { useEffect, useState } from 'react'
import { type SectionId, sectionIds } from './sections.ts'

function sectionIn(hash: string): SectionId | null {
  return sectionIds.find((id) => `#${id}` === hash) ?? null
}

/** Which part of the page stands: what follows # in the address, so that "back" goes back; null where it names none. */
export function useSection(): SectionId | null {
  const [id, setId] = useState(() => sectionIn(window.location.hash))
  useEffect(() => {
    const follow = () => setId(sectionIn(window.location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return id
}

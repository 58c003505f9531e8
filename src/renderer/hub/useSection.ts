import { useEffect, useState } from 'react'
import { type SectionId, sectionIds } from './sections.ts'

/** A part of the page, and where in it. */
export interface Place {
  id: SectionId
  /** What follows it in the address, as `venue/week`. */
  within: readonly string[]
}

function placeIn(hash: string): Place | null {
  const [name, ...within] = hash.replace(/^#/, '').split('/')
  const id = sectionIds.find((each) => each === name)
  return id === undefined ? null : { id, within }
}

/** Which part of the page stands: what follows # in the address, so that "back" goes back; null where it names none. */
export function useSection(): Place | null {
  const [hash, setHash] = useState(() => window.location.hash)
  useEffect(() => {
    const follow = () => setHash(window.location.hash)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return placeIn(hash)
}

import { useMemo, useState } from 'react'
import { createGatherer } from '../../domain/drop/gather.ts'

export interface Gathering {
  /** Takes what stands in a code; of one that is none of a drop's, nothing. */
  read(text: string): void
  /** How many of the codes it has; null before the first. */
  far: { have: number; count: number } | null
}

/** Gathers the codes of a drop. @param onWhole told the drop, once it has all of it */
export function useGathered(onWhole: (drop: Uint8Array) => void): Gathering {
  const gatherer = useMemo(createGatherer, [])
  const [far, setFar] = useState<Gathering['far']>(null)
  return {
    far,
    read(text) {
      const came = gatherer.read(text)
      if (came.result === 'some') setFar(came)
      if (came.result === 'whole') onWhole(came.drop)
    },
  }
}

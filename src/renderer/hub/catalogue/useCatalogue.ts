import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { type Fetched, useFetched } from '../../live/useFetched.ts'
import { useHub } from '../hub.tsx'

/** The catalogue, asked for again when `reload` is called, and whenever `when` is another. */
export function useCatalogue(when: unknown = null): {
  catalogue: Fetched<CatalogueEntry[]>
  reload: () => void
} {
  const { client } = useHub()
  const [round, setRound] = useState(0)
  const catalogue = useFetched((signal) => client.catalogue.list({}, { signal }), `${round} ${String(when)}`)
  return { catalogue, reload: () => setRound((before) => before + 1) }
}

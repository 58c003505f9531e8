import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { type Fetched, useFetched } from '../../live/useFetched.ts'
import { useHub } from '../hub.tsx'

interface Asking {
  /** Asks again whenever it is another. */
  when?: unknown
  /** What becomes of the answer: `orAtDoor` where a page that begins anew loses nothing that is typed. */
  by?: (answer: Promise<CatalogueEntry[]>) => Promise<CatalogueEntry[]>
}

/** The catalogue, asked for again when `reload` is called. */
export function useCatalogue({ when = null, by = (answer) => answer }: Asking): {
  catalogue: Fetched<CatalogueEntry[]>
  reload: () => void
} {
  const { client } = useHub()
  const [round, setRound] = useState(0)
  const catalogue = useFetched(
    (signal) => by(client.catalogue.list({}, { signal })),
    `${round} ${String(when)}`,
  )
  return { catalogue, reload: () => setRound((before) => before + 1) }
}

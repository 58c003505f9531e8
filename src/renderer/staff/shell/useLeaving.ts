import { useState } from 'react'

/** What is typed and not saved: by the form that holds it, the name of what it is about, or null for none. */
export type Unsaved = Map<string, string | null>

/** Asks before what is not saved is lost by going elsewhere. */
export function useLeaving() {
  const [unsaved] = useState<Unsaved>(() => new Map())
  const [asked, setAsked] = useState<{ name: string | null; go: () => void } | null>(null)
  return {
    unsaved,
    asked,
    leaving: (go: () => void) => {
      const [name] = unsaved.values()
      if (name === undefined) go()
      else setAsked({ name, go })
    },
    stay: () => setAsked(null),
    drop: () => {
      unsaved.clear()
      setAsked(null)
      asked?.go()
    },
  }
}

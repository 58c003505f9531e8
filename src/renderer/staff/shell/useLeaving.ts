import { useState } from 'react'

/** What is typed and not saved: by the form that holds it, the name of what it is about, or null for none. */
export type Unsaved = Map<string, string | null>

/** Asks before what is not saved is lost by going elsewhere. */
export function useLeaving() {
  const [unsaved] = useState<Unsaved>(() => new Map())
  const [asked, setAsked] = useState<{ name: string | null; go: () => void; lost: string[] } | null>(null)
  return {
    unsaved,
    asked,
    leaving: (go: () => void, form?: string) => {
      const lost = [...unsaved.keys()].filter((id) => form === undefined || id === form)
      const [first] = lost
      if (first === undefined) go()
      else setAsked({ name: unsaved.get(first) ?? null, go, lost })
    },
    stay: () => setAsked(null),
    drop: () => {
      for (const id of asked?.lost ?? []) unsaved.delete(id)
      setAsked(null)
      asked?.go()
    },
  }
}

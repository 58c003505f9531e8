import { useCallback, useRef, useState } from 'react'

/** So long that a dialogue, under which nothing is heard, has gone when it is said; and a reader notices the same words again. */
const beforeMs = 120

/**
 * What a reader of the screen is told when something has happened: the words for a region that always stands, since one that comes
 * together with its words is not read.
 */
export function useVoice(): { words: string; say: (words: string) => void } {
  const [words, setWords] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((said: string) => {
    clearTimeout(timer.current)
    setWords('')
    timer.current = setTimeout(() => setWords(said), beforeMs)
  }, [])
  return { words, say }
}

import { useEffect, useEffectEvent } from 'react'
import { clockText } from '../i18n/formats.ts'
import { useText } from '../i18n/text.tsx'
import './dark.css'

/** The clock stands in as many places, one a minute, so that it does not burn into the glass. */
const places = 4

/**
 * The screen outside its hours: the time, and nothing that could be pressed. A touch or a key wakes it, on release, and does nothing else.
 */
export function Dark({ now, onWake }: { now: string; onWake: () => void }) {
  const { t } = useText()
  const wake = useEffectEvent(onWake)
  useEffect(() => {
    const life = new AbortController()
    const options = { capture: true, signal: life.signal }
    const release = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
      wake()
    }
    window.addEventListener('pointerup', release, options)
    window.addEventListener('keyup', release, options)
    return () => life.abort()
  }, [])
  return (
    <main className="dark" data-screen="dark" data-place={Number(now.slice(-2)) % places}>
      <h1 className="dark-clock">{clockText(now)}</h1>
      <p>{t('dark.touch')}</p>
    </main>
  )
}

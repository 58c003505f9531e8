import { useEffect, useEffectEvent, useRef } from 'react'
import { askedSeconds, useCountdown } from '../../visitor/useCountdown.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from '../text.ts'
import type { Unsaved } from './useLeaving.ts'

/** How often the engine hears that somebody is still there, when somebody is. */
const stayEveryMs = 60_000

/**
 * What shows that somebody is there. `input` is what is pasted from a menu, dictated, or written by a keyboard of the system's own, without
 * a key; a finger that scrolls ends in `touchend` alone.
 */
const signs = ['pointerup', 'touchend', 'wheel', 'keydown', 'input'] as const

function unsavedText(unsaved: Unsaved): string | null {
  const [name] = unsaved.values()
  if (name === undefined) return null
  return name === null ? t('idle.unsavedAny') : t('idle.unsaved', { title: name })
}

/** Leaves when nobody has touched or typed for a while, and warns for the last half minute, also of what would be lost. */
export function Leaving(props: {
  idleMs: number
  unsaved: Unsaved
  stay: () => Promise<unknown>
  onOver: () => void
}) {
  const { idleMs, unsaved } = props
  const stay = useEffectEvent(props.stay)
  const { secondsLeft, restart } = useCountdown({
    seconds: Math.round(idleMs / 1000),
    active: true,
    byTouch: false,
    onOver: props.onOver,
  })
  const seen = useRef(false)
  useEffect(() => {
    const note = () => {
      seen.current = true
      restart()
    }
    // On the way down: a field may keep to itself what happens in it.
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true })
    const timer = setInterval(() => {
      if (seen.current) void stay()
      seen.current = false
    }, stayEveryMs)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
      clearInterval(timer)
    }
  }, [restart])
  if (secondsLeft > askedSeconds) return null
  const lost = unsavedText(unsaved)
  return (
    <Dialog title={t('idle.title')} onClose={restart}>
      <p>{t('idle.text', { seconds: secondsLeft })}</p>
      {lost && (
        <p>
          <strong>{lost}</strong>
        </p>
      )}
      <div className="dialog-actions">
        <Action look="strong" onPress={restart}>
          {t('idle.stay')}
        </Action>
      </div>
    </Dialog>
  )
}

import { useEffect, useEffectEvent, useRef } from 'react'
import { askedSeconds, useCountdown } from '../../visitor/useCountdown.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from '../text.ts'

/** How often the engine hears that somebody is still there, when somebody is. */
const stayEveryMs = 60_000

/** Leaves when nobody has touched or typed for a while, and warns for the last half minute. */
export function Leaving(props: { idleMs: number; stay: () => Promise<unknown>; onOver: () => void }) {
  const { idleMs } = props
  const stay = useEffectEvent(props.stay)
  const { secondsLeft, restart } = useCountdown({
    seconds: Math.round(idleMs / 1000),
    active: true,
    byTouch: true,
    onOver: props.onOver,
  })
  const touched = useRef(false)
  useEffect(() => {
    const note = () => {
      touched.current = true
    }
    const events = ['pointerup', 'keydown'] as const
    for (const event of events) window.addEventListener(event, note)
    const timer = setInterval(() => {
      if (touched.current) void stay()
      touched.current = false
    }, stayEveryMs)
    return () => {
      for (const event of events) window.removeEventListener(event, note)
      clearInterval(timer)
    }
  }, [])
  if (secondsLeft > askedSeconds) return null
  return (
    <Dialog title={t('idle.title')} onClose={restart}>
      <p>{t('idle.text', { seconds: secondsLeft })}</p>
      <div className="dialog-actions">
        <Action look="strong" onPress={restart}>
          {t('idle.stay')}
        </Action>
      </div>
    </Dialog>
  )
}

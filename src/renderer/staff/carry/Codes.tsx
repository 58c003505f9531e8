import { Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { fromBase64 } from '../../../domain/drop/base64.ts'
import { runOf } from '../../../domain/drop/frames.ts'
import { after } from '../../live/after.ts'
import QrCode from '../../ui/QrCode.tsx'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import type { MadeDrop } from './state.ts'
import { t } from './text.ts'

/**
 * How long a code stands, in ms: an old telephone looks some five times a second, and must see each code whole once. No part of it flashes more than twice a
 * second, where three may harm (WCAG 2.3.1).
 */
const standsMs = 300
/** What still is bearable to hold a telephone up for. */
const bearable = 300

/** The drop as codes that follow each other by themselves, until somebody says that the telephone has it all. */
export function Codes(props: { made: MadeDrop; onClose: () => void; onDone: () => void }) {
  const { made, onClose, onDone } = props
  const run = useMemo(() => runOf(fromBase64(made.drop) ?? new Uint8Array()), [made])
  const [number, setNumber] = useState(0)
  const [isPaused, setPaused] = useState(false)
  useEffect(() => {
    if (!isPaused) return after(standsMs, () => setNumber(number + 1))
  }, [number, isPaused])
  const { count } = run
  const far = () => {
    if (isPaused) return t('codes.paused', { number: number + 1 })
    return number < count ? t('codes.first', { number: number + 1, count }) : t('codes.again', { count })
  }
  const time = timeText((count * standsMs) / 1000)
  return (
    <Dialog title={t('codes.title')} onClose={onClose} wide>
      <p>{t('codes.text')}</p>
      <p className={count > bearable ? 'block-warning' : 'muted'}>
        {t(count > bearable ? 'take.long' : 'take.length', { count, time })} {made.more && t('take.more')}
      </p>
      <div className="carry-code">
        <QrCode text={run.frame(number)} label={t('codes.label')} />
      </div>
      <p className="carry-far">{far()}</p>
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('codes.cancel')}</Action>
        <Action icon={isPaused ? Play : Pause} again onPress={() => setPaused(!isPaused)}>
          {t(isPaused ? 'codes.go' : 'codes.pause')}
        </Action>
        <Action look="strong" onPress={onDone}>
          {t('codes.done')}
        </Action>
      </div>
    </Dialog>
  )
}

function timeText(seconds: number): string {
  if (seconds < 10) return t('take.moment')
  if (seconds < 60) return t('take.seconds', { count: Math.round(seconds / 10) * 10 })
  return t('take.minutes', { count: Math.round(seconds / 60) })
}

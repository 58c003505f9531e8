import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import type { ScreenView } from '../../../contract/views.ts'
import { settleMs } from '../../ui/press.ts'
import { useCountdown } from '../../visitor/useCountdown.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { Action } from '../form/Action.tsx'
import { PinEntry } from './PinEntry.tsx'
import { SetUp } from './SetUp.tsx'
import { t } from './text.ts'
import './door.css'

export interface DoorProps {
  client: StaffClient
  venue: string
  onEnter: (session: StaffSession) => void
  onBack: () => void
  /** How a badge's reader, which types what it reads, is set. */
  cardReader: ScreenView['cardReader']
  /** Why somebody has to come in again, in place of the usual words. */
  text?: string
  /** Rest after which whoever stands here is led back; a minute unless told. */
  idleSeconds?: number
}

/** Rest after which whoever came here by mistake is back at the visitors' screen. Nothing is lost by it, so nobody is asked (access.md 9). */
const usualIdleSeconds = 60

type State = { firstUse: boolean; lockedMs: number } | 'away' | null

/** The way in: a code, a badge, or, when nobody has ever come in, the first administrator. */
export function Door(props: DoorProps) {
  const { client, venue, onEnter, onBack, cardReader, text, idleSeconds = usualIdleSeconds } = props
  const [state, setState] = useState<State>(null)
  const look = useCallback(async () => {
    const { data } = await ask(client.door.state())
    setState(data ?? 'away')
  }, [client])
  useEffect(() => void look(), [look])
  const [isLate, setLate] = useState(false)
  useCountdown({ seconds: idleSeconds, active: true, byTouch: true, onOver: onBack })
  const shownAt = useRef(performance.now())
  const back = () => {
    // The last touch of the hidden door lies where this button comes; its tremor must not press it.
    if (performance.now() - shownAt.current >= settleMs) onBack()
  }
  const over = () => {
    setLate(true)
    void look()
  }
  return (
    <main className="door" data-screen="door">
      <header className="door-head">
        <Action className="door-back" icon={ArrowLeft} onPress={back}>
          {t('door.back')}
        </Action>
        <p className="door-venue">{venue}</p>
      </header>
      {state === null && <p role="status">{t('door.waiting')}</p>}
      {state === 'away' && (
        <div className="door-panel" role="alert">
          <p>{t('door.away')}</p>
          <Action onPress={() => void look()}>{t('door.again')}</Action>
        </div>
      )}
      {state !== null && state !== 'away' && state.firstUse && (
        <SetUp client={client} onEnter={onEnter} onOver={over} />
      )}
      {state !== null && state !== 'away' && !state.firstUse && (
        <PinEntry
          client={client}
          lockedMs={state.lockedMs}
          text={text}
          notice={isLate ? t('setUp.over') : ''}
          onEnter={onEnter}
          cardReader={cardReader}
        />
      )}
    </main>
  )
}

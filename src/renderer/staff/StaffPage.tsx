import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StaffSession } from '../../contract/staff/door.ts'
import type { KioskClient } from '../client.ts'
import { useDay } from '../live/useDay.ts'
import { ScreenKeyboard } from '../ui/keyboard/ScreenKeyboard.tsx'
import { useGeometry } from '../ui/useGeometry.ts'
import { staffClient } from './client.ts'
import { Door } from './door/Door.tsx'
import { DoorOver } from './door/DoorOver.tsx'
import { Shell } from './shell/Shell.tsx'
import { useShutOut } from './shell/useShutOut.ts'
import { t } from './text.ts'
import './staff.css'

const keyboardWords = {
  keyboard: t('keyboard.keyboard'),
  shift: t('keyboard.shift'),
  erase: t('keyboard.erase'),
  enter: t('keyboard.enter'),
  space: t('keyboard.space'),
  signs: t('keyboard.signs'),
  letters: t('keyboard.letters'),
  left: t('keyboard.left'),
  right: t('keyboard.right'),
  hide: t('keyboard.hide'),
}

/**
 * The staff pages: the door, and behind it whoever has come in. The session lives in this page alone and ends with it. Where the engine
 * knows it no more, what is typed is kept under the door until that person comes in again, somebody else does, or nobody.
 */
export default function StaffPage({ client: kiosk, onLeave }: { client: KioskClient; onLeave: () => void }) {
  const [session, setSession] = useState<StaffSession | null>(null)
  const [isOut, setOut] = useState(false)
  const token = useRef<string | null>(null)
  const tokenNow = useCallback(() => token.current, [])
  const client = useMemo(() => staffClient(window.location.origin, tokenNow), [tokenNow])
  const day = useDay(kiosk)
  useGeometry(day.view)
  const isShutOut = useShutOut(kiosk, day.view)
  const worked = useRef<Element | null>(null)
  const enter = (opened: StaffSession) => {
    token.current = opened.token
    setSession(opened)
    setOut(false)
  }
  const signedOut = useCallback((ended: string | null) => {
    // A late answer to who was in before says nothing of who is in now.
    if (ended === null || ended !== token.current) return
    token.current = null
    worked.current = document.activeElement
    setOut(true)
  }, [])
  useEffect(() => {
    if (isOut) return
    if (worked.current instanceof HTMLElement) worked.current.focus()
    worked.current = null
  }, [isOut])
  const door = {
    client,
    venue: day.view?.venue.name ?? '',
    onEnter: enter,
    onBack: onLeave,
    cardReader: day.view?.screen.cardReader ?? 'enter',
  }
  return (
    <div className="staff">
      {session ? (
        <div className="staff-kept" inert={isOut}>
          <Shell
            // Somebody else begins with pages of their own.
            key={session.person.id}
            client={client}
            day={day}
            session={session}
            token={tokenNow}
            isOut={isOut}
            isShutOut={isShutOut}
            onSignedOut={signedOut}
            onLeave={onLeave}
          />
        </div>
      ) : (
        <Door {...door} />
      )}
      {session && isOut && <DoorOver {...door} idleSeconds={Math.round(session.idleMs / 1000)} />}
      <ScreenKeyboard use={day.view?.screen.screenKeyboard ?? 'touch'} words={keyboardWords} />
    </div>
  )
}

import { useMemo, useRef, useState } from 'react'
import type { StaffSession } from '../../contract/staff/door.ts'
import type { KioskClient } from '../client.ts'
import { useDay } from '../live/useDay.ts'
import { ScreenKeyboard } from '../ui/keyboard/ScreenKeyboard.tsx'
import { useGeometry, usualInches } from '../ui/useGeometry.ts'
import { staffClient } from './client.ts'
import { Door } from './door/Door.tsx'
import { Shell } from './shell/Shell.tsx'
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

/** The staff pages: the door, and behind it whoever has come in. The session lives in this page alone and ends with it. */
export default function StaffPage({ client: kiosk, onLeave }: { client: KioskClient; onLeave: () => void }) {
  const [session, setSession] = useState<StaffSession | null>(null)
  const token = useRef<string | null>(null)
  const client = useMemo(() => staffClient(window.location.origin, () => token.current), [])
  const day = useDay(kiosk)
  useGeometry(day.view?.panel.inches ?? usualInches)
  const enter = (opened: StaffSession | null) => {
    token.current = opened?.token ?? null
    setSession(opened)
  }
  return (
    <div className="staff">
      {session ? (
        <Shell
          client={client}
          day={day}
          session={session}
          onSignedOut={() => enter(null)}
          onLeave={onLeave}
        />
      ) : (
        <Door client={client} venue={day.view?.venue.name ?? ''} onEnter={enter} onBack={onLeave} />
      )}
      <ScreenKeyboard use="touch" words={keyboardWords} />
    </div>
  )
}

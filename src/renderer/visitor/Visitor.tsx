import { useEffect, useState } from 'react'
import type { KioskClient } from '../client.ts'
import { useDay } from '../live/useDay.ts'
import { Settling } from '../ui/Screen.tsx'
import { allowSlideOnto } from '../ui/slidePress.ts'
import { useGeometry, usualInches } from '../ui/useGeometry.ts'
import type { NotSavedTouches } from './notSaved.ts'
import { Session } from './Session.tsx'

/** The screen at the door: one visitor after another, each with a session of their own, of which the next sees nothing. */
export function VisitorPage(props: {
  client: KioskClient
  screen: string
  newTouchId: () => string
  notSaved: NotSavedTouches
}) {
  const { client, screen, newTouchId, notSaved } = props
  const [count, setCount] = useState(0)
  const day = useDay(client)
  useGeometry(day.view?.panel.inches ?? usualInches)
  useEffect(allowSlideOnto, [])
  // Of a visitor who was still being told when the page was loaded anew.
  useEffect(() => notSaved.withdraw(), [notSaved])
  const name = day.view?.venue.name
  useEffect(() => {
    document.title = name ? `${name} – Samvaro` : 'Samvaro'
  }, [name])
  return (
    <Settling>
      <Session
        key={count}
        client={client}
        day={day}
        screen={screen}
        newTouchId={newTouchId}
        notSaved={notSaved}
        // An answer that comes late must not end the next visitor's session.
        onOver={() => setCount((n) => (n === count ? n + 1 : n))}
      />
    </Settling>
  )
}

import { startTransition, useState } from 'react'
import type { Language } from '../../contract/words.ts'
import type { KioskClient } from '../client.ts'
import { Speak } from '../i18n/text.tsx'
import { type LiveDay, useVenueTime } from '../live/useDay.ts'
import { useSettle } from '../ui/Screen.tsx'
import { ask } from './checkIn.ts'
import { Dark } from './Dark.tsx'
import { Food } from './Food.tsx'
import { Help, InfoPage } from './Help.tsx'
import { Home } from './Home.tsx'
import { IdleQuestion } from './IdleQuestion.tsx'
import { Languages } from './Languages.tsx'
import { NotSaved, Undone } from './Messages.tsx'
import type { NotSavedTouches } from './notSaved.ts'
import { Others } from './Others.tsx'
import { type Place, type Visitor, venueLanguage } from './session.ts'
import { Thanks } from './Thanks.tsx'
import { askedSeconds, useCountdown } from './useCountdown.ts'
import { useHiddenDoor } from './useHiddenDoor.ts'
import { Week } from './Week.tsx'

/** Rest before the visitor is asked whether they are still there, while the engine has not said how staff have set it. */
const usualIdleSeconds = 90

export interface SessionProps {
  client: KioskClient
  day: LiveDay
  /** Names this page to the engine. */
  screen: string
  /** Makes the id of a touch. */
  newTouchId: () => string
  /** Opens the staff pages. */
  openStaff: () => void
  notSaved: NotSavedTouches
  onOver: () => void
  /** Whether the screen is dark by its hours, and what wakes it. */
  dark: { isDark: boolean; wake: () => void }
}

/** One visitor's time at the screen, from home to home. All that they chose lives here, and ends with it. */
export function Session({
  client,
  day,
  screen,
  newTouchId,
  openStaff,
  notSaved,
  onOver,
  dark,
}: SessionProps) {
  const [place, setPlace] = useState<Place>({ name: 'home' })
  const [language, setLanguage] = useState<Language>(venueLanguage)
  const [choosing, setChoosing] = useState(false)
  const [homePage, setHomePage] = useState(0)
  const [arriving, setArriving] = useState(false)
  const now = useVenueTime(day)
  const asIs = place.name === 'home' && !choosing && language === venueLanguage && homePage === 0
  const isDark = dark.isDark && asIs && !arriving
  useHiddenDoor(place.name === 'home' && !choosing && !arriving && !isDark, openStaff)

  const arrive = async (touchId = newTouchId()) => {
    if (arriving) return
    notSaved.tried(touchId)
    const asked = ask(client, async (checkIn, at) => {
      await notSaved.withdrawNow(checkIn, at)
      return checkIn.touch({ touchId, screen }, at)
    })
    // Drawn while the engine saves, not before it is asked.
    startTransition(() => setArriving(true))
    const answer = await asked
    setArriving(false)
    if ('visit' in answer) return setPlace({ name: 'thanks', visit: answer.visit })
    notSaved.told(touchId)
    setPlace({ name: 'notSaved', touchId })
  }

  /** Ends the visitor's time. Whoever was told that their touch is not saved is then counted by somebody else. */
  const over = () => {
    if (place.name === 'notSaved') {
      notSaved.told(place.touchId)
      notSaved.withdraw()
    }
    onOver()
  }

  const visitor: Visitor = {
    client,
    view: day.view,
    now,
    nowMs: day.offset + performance.now(),
    arriving,
    arrive,
    go: setPlace,
    chooseLanguage: () => setChoosing(true),
    startOver: over,
  }
  if (isDark) return <Dark now={now} onWake={dark.wake} />
  return (
    <Speak language={language}>
      {choosing ? (
        <Languages
          visitor={visitor}
          chosen={language}
          onChoose={(chosen) => {
            setLanguage(chosen)
            setChoosing(false)
          }}
          onBack={() => setChoosing(false)}
        />
      ) : (
        <PlaceScreen place={place} visitor={visitor} homePage={homePage} onHomePage={setHomePage} />
      )}
      <Idle
        seconds={day.view?.screen.idleSeconds ?? usualIdleSeconds}
        active={!asIs && (choosing || place.name !== 'thanks') && !arriving}
        onOver={over}
      />
    </Speak>
  )
}

function PlaceScreen(props: {
  place: Place
  visitor: Visitor
  homePage: number
  onHomePage: (page: number) => void
}) {
  const { place, visitor, homePage, onHomePage } = props
  switch (place.name) {
    case 'home':
      return <Home visitor={visitor} page={homePage} onTurn={onHomePage} />
    case 'others':
      return <Others visitor={visitor} />
    case 'week':
      return <Week visitor={visitor} />
    case 'food':
      return <Food visitor={visitor} />
    case 'help':
      return <Help visitor={visitor} />
    case 'infoPage':
      return <InfoPage visitor={visitor} id={place.id} />
    case 'thanks':
      return <Thanks visitor={visitor} visit={place.visit} />
    case 'undone':
      return <Undone visitor={visitor} />
    case 'notSaved':
      return <NotSaved visitor={visitor} touchId={place.touchId} />
  }
}

/** Asks when nobody has touched the screen for so many seconds, and then starts over. */
function Idle(props: { seconds: number; active: boolean; onOver: () => void }) {
  const { active, onOver } = props
  const seconds = props.seconds + askedSeconds
  const [asking, setAsking] = useState(false)
  const settle = useSettle()
  const { secondsLeft, restart } = useCountdown({ seconds, active, byTouch: !asking, onOver })
  const shouldAsk = active && secondsLeft <= askedSeconds
  if (shouldAsk !== asking) setAsking(shouldAsk)
  if (!asking) return null
  return (
    <IdleQuestion
      onStay={() => {
        settle()
        restart()
      }}
    />
  )
}

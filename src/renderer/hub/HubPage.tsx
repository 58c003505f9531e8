import { Building2, LogOut } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { WhoIsIn as Person } from '../../contract/hub.ts'
import { Door } from './door/Door.tsx'
import { HubProvider, hubOf, useHub } from './hub.tsx'
import { type Section, type SectionId, sections } from './sections.ts'
import { t } from './text.ts'
import { useMe } from './useMe.ts'
import { useSection } from './useSection.ts'
import type { Way } from './way.ts'

const VenuePages = lazy(() => import('./programme/VenuePages.tsx'))

/** The page of a municipality's hub: who has come in, and the parts of it that are theirs. */
export function HubPage({ way }: { way: Way }) {
  const { who, again } = useMe(way.client)
  const chosen = useSection()
  if (who.state === 'refused') return <AtDoor way={way} onIn={again} />
  if (who.state !== 'in') return <NotYet away={who.state === 'away'} />
  const hub = hubOf(way, who.me)
  const own = sections.filter(({ needs }) => hub.may(needs))
  const section = own.find(({ id }) => id === chosen?.id) ?? own[0]
  const venue = section?.id === 'programme' ? venueOf(who.me, chosen?.within[0]) : undefined
  // A venue's own pages fill the window, as they do at its screen.
  if (venue)
    return (
      <HubProvider value={hub}>
        <Suspense fallback={<NotYet away={false} />}>
          <VenuePages key={venue.id} venue={venue} />
        </Suspense>
      </HubProvider>
    )
  return (
    <HubProvider value={hub}>
      <div className="hub">
        {section && <TabTitle section={section.id} />}
        <header className="hub-head">
          <p className="hub-kind">
            <Building2 className="hub-icon" aria-hidden />
            {t('page.title')}
          </p>
          <h1>{who.me.municipality}</h1>
          <WhoIsIn />
          <Menu sections={own} current={section?.id} />
        </header>
        <main>
          <Suspense fallback={<p role="status">{t('page.waiting')}</p>}>
            {section ? <section.Page /> : <p>{t('page.nothingHere')}</p>}
          </Suspense>
        </main>
      </div>
    </HubProvider>
  )
}

/** The venue of an id; where there is but one, that. */
function venueOf({ venues }: Person, id: string | undefined): Person['venues'][number] | undefined {
  return venues.length === 1 ? venues[0] : venues.find((venue) => venue.id === id)
}

function TabTitle({ section }: { section: SectionId }) {
  useEffect(() => {
    document.title = t('page.tab', { title: t(`section.${section}`) })
  }, [section])
  return null
}

/** The way between the parts; none where there is but one. */
function Menu({ sections, current }: { sections: readonly Section[]; current: SectionId | undefined }) {
  if (sections.length < 2) return null
  return (
    <nav className="hub-menu" aria-label={t('page.menu')}>
      <ul>
        {sections.map(({ id, icon: Icon }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'page' : undefined}>
              <Icon className="hub-icon" aria-hidden />
              {t(`section.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NotYet({ away }: { away: boolean }) {
  return (
    <main className="hub hub-closed">
      <h1>{t('page.title')}</h1>
      <p role="status">{t(away ? 'page.neverThere' : 'page.waiting')}</p>
    </main>
  )
}

/** Who has not come in, or is out again: a key that the hub does not take is not brought again. */
function AtDoor({ way, onIn }: { way: Way; onIn: () => void }) {
  const enter = () => {
    way.dropKey()
    if (way.hasKey) window.location.reload()
    else onIn()
  }
  return <Door door={way.door} hash={window.location.hash} keyRefused={way.hasKey} onIn={enter} />
}

function WhoIsIn() {
  const { me, leave } = useHub()
  const [isAway, setIsAway] = useState(false)
  return (
    <div className="hub-who">
      <p>{me.name}</p>
      <Button className="hub-button hub-quiet" onPress={() => leave().catch(() => setIsAway(true))}>
        <LogOut className="hub-icon" aria-hidden />
        {t('page.leave')}
      </Button>
      <p className="dialog-failed" role="alert">
        {isAway && t('page.leaveFailed')}
      </p>
    </div>
  )
}

import { MonitorOff, Moon, Users } from 'lucide-react'
import type { KioskOverview } from '../../contract/hub.ts'
import { t } from './text.ts'
import { agoText, hourText } from './times.ts'

type Shows = NonNullable<KioskOverview['shows']>

/** What a screen shows, small; what it showed last, paler, of one that is not there. `now` is ms by the hub's clock. */
export function Picture({ kiosk, now }: { kiosk: KioskOverview; now: number }) {
  const { shows, life, lastContact, state } = kiosk
  if (shows === null)
    return (
      <div className="picture" data-page="unknown">
        {t('shows.unknown')}
      </div>
    )
  const isThere = state === 'active' && life.state === 'alive'
  const ago = isThere || lastContact === null ? null : (agoText(now - lastContact) ?? t('kiosk.justNow'))
  const what = linesOf(shows).join('. ')
  return (
    <figure
      className="picture-frame"
      role="img"
      aria-label={ago === null ? t('shows.title', { what }) : t('shows.titleThen', { ago, what })}
    >
      <div className="picture" data-page={shows.page} data-then={ago !== null || undefined}>
        <Inside shows={shows} />
      </div>
      {ago !== null && <figcaption>{t('shows.then', { ago })}</figcaption>}
    </figure>
  )
}

function Inside({ shows }: { shows: Shows }) {
  const { page, activity, persons } = shows
  if (page === 'none') return <MonitorOff className="picture-icon" />
  if (page === 'dark') return <Moon className="picture-icon" />
  if (page === 'staff') return <Users className="picture-icon" />
  return (
    <>
      <span className="picture-open">{openText(shows)}</span>
      {activity && <span className="picture-when">{whenText(activity)}</span>}
      <span className="picture-activity">{activity?.title ?? t('shows.nothing')}</span>
      <span className="picture-persons">{persons}</span>
    </>
  )
}

/** All that the picture says, in words. */
function linesOf(shows: Shows): string[] {
  const { page, activity, persons, screenHours } = shows
  const count = t('shows.persons', { count: persons })
  if (page === 'none') return [t('shows.none'), count]
  if (page === 'staff') return [t('shows.staff'), count]
  if (page === 'dark') {
    return [
      screenHours === null ? t('shows.dark') : t('shows.darkUntil', { time: hourText(screenHours.from) }),
      count,
    ]
  }
  const open = openText(shows)
  const on = activity === null ? t('shows.nothing') : `${whenText(activity)}: ${activity.title}`
  return [...(open === null ? [] : [open]), on, count]
}

function openText({ example, open }: Shows): string | null {
  if (example) return t('shows.example')
  if (open === null) return null
  return t(open ? 'shows.open' : 'shows.closed')
}

function whenText({ now, from, to }: NonNullable<Shows['activity']>): string {
  return now ? t('shows.now', { time: hourText(to) }) : t('shows.next', { time: hourText(from) })
}

import { MonitorOff, Moon, Users } from 'lucide-react'
import type { KioskOverview } from '../../../contract/hub.ts'
import { clockText } from '../../i18n/formats.ts'
import { agoText } from '../times.ts'
import { t } from './text.ts'

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

const icons = { none: MonitorOff, dark: Moon, staff: Users }

function Inside({ shows }: { shows: Shows }) {
  const { page, activity, persons } = shows
  if (page !== 'home') {
    const Icon = icons[page]
    return (
      <>
        <Icon className="picture-icon" aria-hidden />
        {pageText(page, shows)}
      </>
    )
  }
  return (
    <>
      <span className="picture-open">{openText(shows)}</span>
      {activity && <span className="picture-when">{whenText(activity)}</span>}
      <span className="picture-activity">{activity?.title ?? t('shows.nothing')}</span>
      <span className="picture-persons">{t('shows.count', { count: persons })}</span>
    </>
  )
}

/** All that the picture says, in words. */
function linesOf(shows: Shows): string[] {
  const { page, activity, persons } = shows
  const count = t('shows.persons', { count: persons })
  if (page !== 'home') return [pageText(page, shows), count]
  const open = openText(shows)
  const on = activity === null ? t('shows.nothing') : `${whenText(activity)}: ${activity.title}`
  return [...(open === null ? [] : [open]), on, count]
}

/** A screen on which visitors see nothing to touch. */
function pageText(page: keyof typeof icons, { screenHours }: Shows): string {
  if (page !== 'dark') return t(`shows.${page}`)
  return screenHours === null ? t('shows.dark') : t('shows.darkUntil', { time: clockText(screenHours.from) })
}

function openText({ example, open }: Shows): string | null {
  if (example) return t('shows.example')
  if (open === null) return null
  return t(open ? 'shows.open' : 'shows.closed')
}

function whenText({ now, from, to }: NonNullable<Shows['activity']>): string {
  return now ? t('shows.now', { time: clockText(to) }) : t('shows.next', { time: clockText(from) })
}

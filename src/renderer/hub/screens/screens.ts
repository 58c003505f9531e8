import type { KioskOverview, VenueOverview } from '../../../contract/hub.ts'
import { agoText, lengthText, momentText } from '../times.ts'
import { t } from './text.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** How wrong a clock is, in words, from a minute on; null when it is right enough, or nobody knows. */
export function clockText(error: number | null): string | null {
  if (error === null || Math.abs(error) < minute) return null
  return t(error > 0 ? 'kiosk.ahead' : 'kiosk.behind', { time: lengthText(Math.abs(error)) })
}

/** How a screen is, in a few words. */
export function lifeText({ state, life, revoked }: KioskOverview): string {
  if (state === 'revoked') {
    return t('kiosk.revoked', { when: revoked === null ? '' : momentText(revoked) }).trim()
  }
  return life.state === 'off' ? t(`kiosk.off.${life.why}`) : t(`kiosk.${life.state}`)
}

/** How much it has not sent, and since when. */
export function unsentText({ unsent, oldestUnsent }: KioskOverview, now: number): string {
  if (unsent === 0) return t('kiosk.nothing')
  if (oldestUnsent === null) return String(unsent)
  return t('kiosk.oldest', { count: unsent, ago: agoText(now - oldestUnsent) ?? t('kiosk.justNow') })
}

/** What somebody ought to see to at a screen, most urgent first; none of one that is shut out or off on purpose. */
export function concernsOf(kiosk: KioskOverview, now: number): string[] {
  const { state, life, lastContact, shows, clockError, unsent, oldestUnsent, sending } = kiosk
  if (state === 'revoked') return []
  if (life.state === 'quiet') return [t('attention.quiet', { when: momentText(lastContact ?? now) })]
  if (life.state !== 'alive') return []
  const clock = clockText(clockError)
  const old = unsent > 0 && oldestUnsent !== null && now - oldestUnsent > day
  return [
    ...(shows?.page === 'none' && shows.open === true ? [t('attention.pageClosed')] : []),
    ...(clock === null ? [] : [clock.replace(/^K/, 'k')]),
    ...(sending === 'ordinary' ? [] : [t(`attention.${sending}`)]),
    ...(old ? [t('attention.unsent', { count: unsent, ago: agoText(now - oldestUnsent) ?? '' })] : []),
  ]
}

/** How the screens are together, as "20 skärmar: 17 i gång, 1 tyst"; those that are shut out are none. */
export function screensText(venues: readonly VenueOverview[]): string | null {
  const states = venues.flatMap(({ kiosks }) =>
    kiosks.flatMap(({ state, life }) => (state === 'active' ? [life.state] : [])),
  )
  if (states.length === 0) return null
  const parts = (['alive', 'quiet', 'off', 'never'] as const).flatMap((state) => {
    const count = states.filter((each) => each === state).length
    return count === 0 ? [] : [t(`screens.${state}`, { count })]
  })
  return t('screens.screens', { count: states.length, parts: parts.join(', ') })
}

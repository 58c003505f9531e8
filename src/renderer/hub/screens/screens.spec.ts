import { describe, expect, it } from 'vitest'
import type { KioskOverview } from '../../../contract/hub.ts'
import { clockText, concernsOf, lifeText, screensText, unsentText } from './screens.ts'

const minute = 60_000
const day = 24 * 60 * minute
const now = new Date(2026, 10, 25, 10, 30).getTime()

function kiosk(more: Partial<KioskOverview> = {}): KioskOverview {
  return {
    ...{ deviceId: 'd', name: 'Skärm 1', state: 'active', lastContact: now, unsent: 0, oldestUnsent: null },
    ...{ version: '1', clockError: 0, shows: null, life: { state: 'alive' }, revoked: null },
    sending: 'ordinary',
    ...more,
  }
}
const shows: NonNullable<KioskOverview['shows']> = {
  ...{ page: 'home', example: false, open: true, activity: null, persons: 0, screenHours: null },
}

it.each([
  [null, null],
  [59_999, null],
  [-59_999, null],
  [12.4 * minute, 'Klockan går 12 minuter före'],
  [-1.4 * 60 * minute, 'Klockan går 1 timme efter'],
  [-20_000 * day, /^Klockan går 20\s000 dygn efter$/],
])('says a clock that is %d ms ahead as %s', (error, text) => {
  if (text instanceof RegExp) expect(clockText(error)).toMatch(text)
  else expect(clockText(error)).toBe(text)
})

it('says how much is unsent, and how old the oldest is', () => {
  expect(unsentText(kiosk(), now)).toBe('inget')
  expect(unsentText(kiosk({ unsent: 3 }), now)).toBe('3')
  expect(unsentText(kiosk({ unsent: 3, oldestUnsent: now - 2 * day }), now)).toBe(
    '3, den äldsta skriven för 2 dagar sedan',
  )
})

it('says of a screen that is off on purpose why it is', () => {
  expect(lifeText(kiosk({ life: { state: 'off', why: 'closedToday' } }))).toBe(
    'Avstängd med flit: stängt i dag',
  )
  expect(lifeText(kiosk({ state: 'revoked', revoked: now }))).toBe(
    'Avstängd från centralen 25 november 10.30',
  )
})

describe('what somebody ought to see to', () => {
  const quiet = kiosk({ life: { state: 'quiet' }, lastContact: now - day })
  it('is a silence, and nothing else of a screen that nobody hears', () => {
    expect(concernsOf({ ...quiet, clockError: day }, now)).toEqual(['tyst sedan 24 november 10.30'])
  })

  it('is a page that is not open in opening hours, a wrong clock, and what has waited for a day', () => {
    const worst = kiosk({
      ...{ clockError: 12 * minute, unsent: 4, oldestUnsent: now - 3 * day },
      shows: { ...shows, page: 'none' },
    })
    expect(concernsOf(worst, now)).toEqual([
      'sidan är inte öppen på skärmen',
      'klockan går 12 minuter före',
      '4 poster har inte kommit fram, den äldsta är skriven för 3 dagar sedan',
    ])
  })

  it('is one that sends unusually much, and one of which no more is taken', () => {
    expect(concernsOf(kiosk({ sending: 'much' }), now)).toEqual(['skickar ovanligt mycket'])
    expect(concernsOf(kiosk({ sending: 'stopped' }), now)).toEqual([
      'skickar ovanligt mycket, så resten tas emot först i morgon',
    ])
  })

  it.each([
    kiosk({ shows: { ...shows, page: 'none', open: false } }),
    kiosk({ unsent: 4, oldestUnsent: now - minute }),
    kiosk({ life: { state: 'off', why: 'screenHours' }, clockError: day }),
    kiosk({ ...quiet, state: 'revoked' }),
  ])('is nothing of %j', (calm) => {
    expect(concernsOf(calm, now)).toEqual([])
  })
})

it('counts the screens that are not shut out', () => {
  const venue = { id: 'v', name: 'Linden', visitsToday: 0, quarantined: 0, wrongClock: 0 }
  const kiosks = [kiosk(), kiosk(), kiosk({ life: { state: 'quiet' } }), kiosk({ state: 'revoked' })]
  expect(screensText([{ ...venue, kiosks }])).toBe('3 skärmar: 2 i gång, 1 tyst')
  expect(screensText([{ ...venue, kiosks: [] }])).toBeNull()
})

import type { Clock } from '../../contract/clock.ts'
import { isAlarming } from '../../domain/screenLife.ts'
import { localDateTime } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { regularly } from '../regularly.ts'
import { type DeviceRow, listDevices, listVenues, type VenueRow } from '../store/directory.ts'
import { openingsAt } from '../store/openings.ts'
import { endSilences, keepTold, noteSilence, type ToTell, takeToTell, tellLater } from '../store/silences.ts'
import type { Alarm } from './alarm.ts'
import { type AlarmMail, sendAlarm } from './mail.ts'
import { postJson } from './webhook.ts'

/** Whom to tell, by one way or by both. */
export interface AlarmOptions {
  /** Takes the alarms, as JSON (`Alarm`). */
  webhook?: string
  mail?: AlarmMail
  /** How many minutes of opening hours a screen may be quiet. */
  minutes: number
}

/** Tells somebody when a screen is quiet in its opening hours, and when it is back; each once, however many hubs look. */
export interface Alarms {
  /** Looks every half minute from now on. */
  start(): void
  /** Looks once and tells what is due. Rejects when the database does not answer. */
  look(): Promise<void>
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
}

/** @returns null when it was taken, else why it was not, in words for the log */
type Way = (alarm: Alarm) => Promise<string | null>

const lookMs = 30_000
/** Longer than any way may take: within it nobody else tells the same. */
const leaseMs = 30_000
const firstDelayMs = 30_000
const longestDelayMs = 3_600_000
/** What is told in one look; the rest waits half a minute. */
const mostAtOnce = 20

export function createAlarms(
  context: HubContext,
  options: AlarmOptions & { fetch: typeof globalThis.fetch },
): Alarms {
  const { sql, clock, log } = context
  const { minutes } = options
  const ways = waysOf(options, clock)
  /** Before this no screen could be heard, as the hub or its database was away; a silence is not the screens' until it has lasted since. */
  let hearingSince = Number.NEGATIVE_INFINITY

  async function look(): Promise<void> {
    const [venues, devices] = await Promise.all([listVenues(context), listDevices(context)])
    await noticeSilences(context, venues, devices, { minutes, hearingSince })
    await endSilences(sql, context)
    for (let told = 0; told < mostAtOnce && !(looks.isStopped() && told > 0); told++) {
      const next = await takeToTell(sql, context, new Date(clock.wall() + leaseMs))
      if (next === null) return
      await tell(next, venues, devices)
    }
  }

  async function tell(next: ToTell, venues: VenueRow[], devices: DeviceRow[]): Promise<void> {
    const alarm = alarmOf(context, next, venues, devices)
    const left = alarm === null ? [] : [...ways].filter(([way]) => !next.taken.includes(way))
    const tried = await Promise.all(
      left.map(async ([way, take]) => ({ way, why: alarm && (await take(alarm)) })),
    )
    const failed = tried.filter(({ why }) => why !== null)
    if (failed.length === 0) return keepTold(sql, context, next)
    // Said once a silence, and not at every try.
    if (next.tries === 1) {
      for (const { way, why } of failed)
        log.warn('An alarm could not be delivered, and is tried again', { way, why })
    }
    const taken = [...next.taken, ...tried.flatMap(({ way, why }) => (why === null ? [way] : []))]
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(next.tries - 1, 20))
    await tellLater(sql, context, next, taken, new Date(clock.wall() + delay))
  }

  const looks = regularly({
    clock,
    everyMs: lookMs,
    look,
    failed(error) {
      hearingSince = clock.wall()
      log.error('Quiet screens could not be looked for', { error: String(error) })
    },
  })
  return {
    start() {
      if (looks.isStopped()) hearingSince = clock.wall()
      looks.start()
    },
    look,
    stop: looks.stop,
  }
}

function waysOf(
  { webhook, mail, fetch }: AlarmOptions & { fetch: typeof globalThis.fetch },
  clock: Clock,
): Map<string, Way> {
  const ways = new Map<string, Way>()
  if (webhook) ways.set('webhook', (alarm) => postJson({ fetch, clock }, webhook, alarm))
  if (mail) ways.set('mail', (alarm) => sendAlarm(mail, clock, alarm))
  return ways
}

async function noticeSilences(
  context: HubContext,
  venues: readonly VenueRow[],
  devices: readonly DeviceRow[],
  { minutes, hearingSince }: { minutes: number; hearingSince: number },
): Promise<void> {
  const { sql, clock } = context
  const now = clock.wall()
  const ids = venues.map(({ id }) => id)
  const openingOf = await openingsAt(sql, context, ids, now)
  for (const device of devices) {
    const venue = venues.find(({ id }) => id === device.venue)
    const since = device.last_contact
    // One that has never called is a code that was used up and no screen.
    if (!venue || since === null || device.state === 'revoked') continue
    const screenHours = device.shows?.screenHours ?? null
    const needed = { opening: openingOf(venue.id), screenHours, timeZone: venue.time_zone }
    const unheard = Math.max(since.getTime(), hearingSince)
    if (isAlarming(unheard, needed, now, minutes)) await noteSilence(sql, context, device.id, since)
  }
}

/** Null when the screen or its venue is there no more. */
function alarmOf(
  { municipality }: HubContext,
  { device: id, since, noticed, over }: ToTell,
  venues: readonly VenueRow[],
  devices: readonly DeviceRow[],
): Alarm | null {
  const device = devices.find((each) => each.id === id)
  const venue = venues.find((each) => each.id === device?.venue)
  if (!device || !venue) return null
  const screen = `${device.name} på ${venue.name}`
  const when = momentText(since.getTime(), venue.time_zone)
  return {
    id: `${id} ${since.toISOString()} ${over === null ? 'quiet' : 'back'}`,
    event: over === null ? 'screen.quiet' : 'screen.back',
    at: (over ?? noticed).toISOString(),
    lastContact: (over ?? since).toISOString(),
    municipality: municipality.name,
    venue: { id: venue.id, name: venue.name },
    screen: { id, name: device.name },
    text:
      over === null
        ? `${screen} har inte hört av sig sedan ${when}, fast mötesplatsen har öppet.`
        : `${screen} hör av sig igen. Den var tyst sedan ${when}.`,
  }
}

/** The venue's day and time in words: "måndag 23 november 10.00". */
function momentText(ms: number, timeZone: string): string {
  const [date = '', time = ''] = localDateTime(ms, timeZone).split('T')
  const words = new Intl.DateTimeFormat('sv-SE', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  } as const)
  return `${words.format(Date.parse(date))} ${time.replace(':', '.')}`
}

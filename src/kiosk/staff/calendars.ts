import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import { presentFields } from '../../contract/programme.ts'
import type { CalendarReading, Feed } from '../../contract/staff/calendars.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { EditRefusal, Written } from '../../domain/edits.ts'
import { planEdit } from '../../domain/edits.ts'
import { feedAddress } from '../../domain/ics/address.ts'
import { calendarChanges, calendarId, eventOf, type There, withdrawal } from '../../domain/ics/changes.ts'
import { keptCopy } from '../../domain/ics/keptCopy.ts'
import { type NotRead, readCalendar, shownReading } from '../../domain/ics/read.ts'
import type { Reading } from '../../domain/ics/reading.ts'
import { looksLikePersonalNumber } from '../../domain/personalNumber.ts'
import { localDate } from '../../domain/time.ts'
import type { Editor } from '../services/edit.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import type { StoredFeed } from '../store/feeds.ts'
import type { Store } from '../store/index.ts'
import { fetchCalendar } from './fetchCalendar.ts'
import type { Actor } from './guard.ts'

export interface CalendarService {
  read(text: string): CalendarReading | Unread
  take(actor: Actor, given: { text: string; organiser: string }): Written | EditRefusal | Unread
  feeds(): Feed[]
  /** An address that is subscribed to already, for the same organiser, is fetched again. */
  subscribe(given: {
    url: string
    organiser: string
  }): Promise<Feed | PersonalNumber | 'BAD_ADDRESS' | 'NOT_SAVED'>
  refetch(id: string): Promise<Feed | 'NO_SUCH_FEED'>
  /** Taking the edit back takes the subscription up again. */
  unsubscribe(actor: Actor, id: string): Written | EditRefusal | 'NO_SUCH_FEED'
  /** Fetches all now and then every hour, until `stop`. */
  start(): void
  /** Ends what is under way; nothing is written after it has resolved. */
  stop(): Promise<void>
}
type Unread = 'NOT_A_CALENDAR' | 'TOO_LARGE'
type PersonalNumber = Extract<EditRefusal, { code: 'PERSONAL_NUMBER' }>

const hourMs = 3_600_000
const unread = { notACalendar: 'NOT_A_CALENDAR', tooLarge: 'TOO_LARGE' } as const

/**
 * Calendars of others in the venue's programme. Off line the last good copy is read again every hour, so that a programme which is
 * shown a year ahead goes on being so.
 */
export function calendarService(options: {
  store: Store
  programme: Pick<ProgrammeService, 'shown'>
  editor: Pick<Editor, 'save'>
  clock: Clock
  newId: NewId
  fetch: typeof globalThis.fetch
  log: Logger
}): CalendarService {
  const { store, programme, editor, clock, newId, fetch, log } = options
  const { feeds } = store
  const saved = savedOr(options, 'a subscribed calendar')
  const ending = new AbortController()
  const underWay = new Map<string, Promise<void>>()
  /** The last reading of each feed: a large one takes a second, in which nobody's touch is answered, and is asked for again and again. */
  const readings = new Map<
    string,
    { text: string; today: string; timeZone: string; read: Reading | NotRead }
  >()
  /** Feeds whose last fetch the disk did not take: what cannot be written cannot be told in the database either. */
  const unsaved = new Set<string>()
  let stopWaiting = () => {}

  function now(): { today: string; timeZone: string } {
    const { timeZone } = programme.shown()
    return { today: localDate(clock.wall(), timeZone), timeZone }
  }

  function there(): There {
    return {
      all: store.programme.all(() => {}),
      find(id) {
        const found = store.programme.find(id)
        return found && { ...found, fields: presentFields(found.fields) }
      },
    }
  }

  function reading(text: string): Reading | NotRead {
    return readCalendar(text, now())
  }

  /** As `reading`, of a feed's text. */
  function readingOf(feed: string, text: string | null): Reading | NotRead {
    if (text === null) return 'notACalendar'
    const { today, timeZone } = now()
    const last = readings.get(feed)
    if (last?.text === text && last.today === today && last.timeZone === timeZone) return last.read
    const read = readCalendar(text, { today, timeZone })
    readings.set(feed, { text, today, timeZone, read })
    return read
  }

  function save(changes: Change[], options: Parameters<Editor['save']>[1]): Written | EditRefusal {
    return changes.length === 0 ? { editId: null, changes: [] } : editor.save(changes, options)
  }

  function changesOf(organiser: string, read: Reading, before: Reading | null): Change[] {
    const { today } = now()
    return calendarChanges({ reading: read, before, organiser, there: there(), today })
  }

  /** Fetches one; a second call meanwhile waits for the first. */
  function refresh(id: string): Promise<void> {
    const known = underWay.get(id)
    if (known) return known
    const work = fetchOne(id)
      .catch((error) => {
        unsaved.add(id)
        log.error('a subscribed calendar could not be taken', { feed: id, error: String(error) })
      })
      .finally(() => underWay.delete(id))
    underWay.set(id, work)
    return work
  }

  async function fetchOne(id: string): Promise<void> {
    const asked = feeds.find(id)
    if (asked === null) return
    const fetched = await fetchCalendar(asked.url, { fetch, clock, signal: ending.signal })
    // It may have been ended while the answer was on its way.
    const feed = feeds.find(id)
    if (feed === null || ending.signal.aborted) return
    if ('failure' in fetched) return keepCopy(feed, fetched.failure)
    const before = readingOf(id, feed.copy)
    const kept = (copy: string | null) => copy && feeds.mayKeep(copy)
    const text = kept(keptCopy(fetched.text))
    const read = readingOf(id, text)
    if (text === null || typeof read === 'string')
      return keepCopy(feed, typeof read === 'string' ? read : 'notACalendar')
    const refused = takeFeed(feed, read, typeof before === 'string' ? null : before)
    if (refused === 'NOT_SAVED') return void unsaved.add(id)
    // What was refused is no part of what was taken, so that it is tried again with the next fetch, and told until then.
    const isRefused = (uid: string) => refused.has(calendarId(feed.organiser, uid))
    const taken = refused.size === 0 ? text : (kept(keptCopy(fetched.text, isRefused)) ?? text)
    feeds.succeeded(id, taken, clock.wall())
    unsaved.delete(id)
  }

  function keepCopy(feed: StoredFeed, failure: NonNullable<StoredFeed['failure']>): void {
    if (feed.failure !== failure) log.warn('a subscribed calendar cannot be had', { feed: feed.id, failure })
    feeds.failed(feed.id, failure)
    unsaved.delete(feed.id)
    const copy = readingOf(feed.id, feed.copy)
    if (typeof copy !== 'string') takeFeed(feed, copy, copy)
  }

  /** The events that the programme refuses, which take none of the others with them. */
  function takeFeed(
    { id, organiser }: StoredFeed,
    read: Reading,
    before: Reading | null,
  ): Set<string | null> | 'NOT_SAVED' {
    const changes = changesOf(organiser, read, before)
    const as = { person: null, kind: 'feed' } as const
    const whole = save(changes, as)
    const refused = new Set<string | null>()
    if (!('code' in whole)) return refused
    for (const [event, own] of Map.groupBy(changes, eventOf)) {
      const plan = planEdit(own, store.programme.find)
      if (!('code' in plan)) continue
      refused.add(event)
      log.error('an event of a subscribed calendar was not taken', { feed: id, event, code: plan.code })
    }
    const rest = changes.filter((change) => !refused.has(eventOf(change)))
    const written = refused.size === 0 ? whole : save(rest, as)
    if (!('code' in written)) return refused
    log.error('a subscribed calendar was not taken', { feed: id, code: written.code })
    return 'NOT_SAVED'
  }

  function shown({ id, organiser, url, copy, lastGood, failure }: StoredFeed): Feed {
    const read = readingOf(id, copy)
    const { activities, problems } = typeof read === 'string' ? { activities: [], problems: [] } : read
    const why = unsaved.has(id) ? 'notSaved' : failure
    return {
      id,
      organiser,
      url,
      lastGood,
      ...(why && { failure: why }),
      activities: activities.length,
      problems,
    }
  }

  async function fresh(id: string): Promise<Feed | 'NO_SUCH_FEED'> {
    await refresh(id)
    const feed = feeds.find(id)
    return feed === null ? 'NO_SUCH_FEED' : shown(feed)
  }

  async function fetchAll(): Promise<void> {
    for (const { id } of feeds.all()) {
      if (ending.signal.aborted) return
      await refresh(id)
    }
  }

  /** Never throws: nobody stands behind a timer, and an error there would end the screen. */
  function everyHour(): void {
    stopWaiting = clock.after(hourMs, everyHour)
    fetchAll().catch((error) => log.error('the calendars cannot be looked up', { error: String(error) }))
  }

  return {
    read(text) {
      const read = reading(text)
      return typeof read === 'string' ? unread[read] : shownReading(read)
    },
    take(actor, { text, organiser }) {
      if (looksLikePersonalNumber(organiser)) return { code: 'PERSONAL_NUMBER', field: 'organiser' }
      const read = reading(text)
      if (typeof read === 'string') return unread[read]
      const changes = changesOf(organiser, read, null)
      return save(changes, { person: actor.id, kind: 'importedCalendar' })
    },
    feeds: () => feeds.all().map(shown),
    async subscribe({ url, organiser }) {
      if (looksLikePersonalNumber(organiser)) return { code: 'PERSONAL_NUMBER', field: 'organiser' }
      const address = feedAddress(url)
      if (address === null) return 'BAD_ADDRESS'
      if (looksLikePersonalNumber(decoded(address))) return { code: 'PERSONAL_NUMBER', field: 'url' }
      const known = feeds.all().find((feed) => feed.url === address && feed.organiser === organiser)
      const id = known?.id ?? newId()
      const added = known ? undefined : saved(() => feeds.add({ id, organiser, url: address }))
      if (added === 'NOT_SAVED') return added
      const feed = await fresh(id)
      return feed === 'NO_SUCH_FEED' ? 'BAD_ADDRESS' : feed
    },
    refetch: async (id) => (feeds.find(id) === null ? 'NO_SUCH_FEED' : fresh(id)),
    unsubscribe(actor, id) {
      const feed = feeds.find(id)
      if (feed === null) return 'NO_SUCH_FEED'
      const read = readingOf(id, feed.copy)
      const { organiser } = feed
      const { today } = now()
      const changes =
        typeof read === 'string' ? [] : withdrawal({ reading: read, organiser, there: there(), today })
      const also = (editId: string) => feeds.end(id, editId)
      const written = save(changes, { person: actor.id, kind: 'feed', also })
      if ('code' in written) return written
      if (written.editId === null && saved(() => feeds.remove(id)) === 'NOT_SAVED')
        return { code: 'NOT_SAVED' }
      readings.delete(id)
      unsaved.delete(id)
      return written
    },
    start: everyHour,
    async stop() {
      ending.abort()
      stopWaiting()
      await Promise.all(underWay.values())
    },
  }
}

/** An address as a person reads it. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

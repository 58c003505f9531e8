import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import { presentFields } from '../../contract/programme.ts'
import type { CalendarReading, Feed } from '../../contract/staff/calendars.ts'
import type { Change, Edited, EditKind } from '../../contract/staff/edit.ts'
import { feedAddress } from '../../domain/ics/address.ts'
import { calendarChanges, type There, withdrawal } from '../../domain/ics/changes.ts'
import { type NotRead, readCalendar, shownReading } from '../../domain/ics/read.ts'
import type { Reading } from '../../domain/ics/reading.ts'
import { withoutPersonalNumbers } from '../../domain/ics/withoutPersonalNumbers.ts'
import { looksLikePersonalNumber } from '../../domain/personalNumber.ts'
import { localDate } from '../../domain/time.ts'
import type { EditRefusal } from '../services/edit.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import type { FeedStore, StoredFeed } from '../store/feeds.ts'
import type { Store } from '../store/index.ts'
import { fetchCalendar } from './fetchCalendar.ts'
import type { Actor } from './guard.ts'

/** Writes edits of the programme. A `set` of something that was deleted brings it back. Nobody (`null`) is Samvaro itself. */
export interface Editor {
  save(changes: readonly Change[], options: { person: string | null; kind: EditKind }): Edited | EditRefusal
}

export interface CalendarService {
  read(text: string): CalendarReading | Unread
  take(actor: Actor, given: { text: string; organiser: string }): Edited | EditRefusal | Unread
  feeds(): Feed[]
  /** An address that is subscribed to already, for the same organiser, is fetched again. */
  subscribe(given: {
    url: string
    organiser: string
  }): Promise<Feed | PersonalNumber | 'BAD_ADDRESS' | 'NOT_SAVED'>
  refetch(id: string): Promise<Feed | 'NO_SUCH_FEED'>
  unsubscribe(actor: Actor, id: string): Record<string, never> | EditRefusal | 'NO_SUCH_FEED' | 'NOT_SAVED'
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
  feeds: FeedStore
  programme: Pick<ProgrammeService, 'shown'>
  editor: Editor
  clock: Clock
  newId: NewId
  fetch: typeof globalThis.fetch
  log: Logger
}): CalendarService {
  const { store, feeds, programme, editor, clock, newId, fetch, log } = options
  const saved = savedOr(options, 'a subscribed calendar')
  const ending = new AbortController()
  const underWay = new Map<string, Promise<void>>()
  /** The last reading of each feed: a large one takes a second, in which nobody's touch is answered, and is asked for again and again. */
  const readings = new Map<
    string,
    { text: string; today: string; timeZone: string; read: Reading | NotRead }
  >()
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

  function write(
    given: { actor: Actor | null; kind: EditKind; organiser: string },
    read: Reading,
    before: Reading | null,
  ): Edited | EditRefusal {
    const { today } = now()
    const { actor, kind, organiser } = given
    const changes = calendarChanges({ reading: read, before, organiser, there: there(), today })
    if (changes.length === 0) return { editId: null }
    const written = editor.save(changes, { person: actor?.id ?? null, kind })
    return 'code' in written ? written : { editId: written.editId }
  }

  /** Fetches one; a second call meanwhile waits for the first. */
  function refresh(id: string): Promise<void> {
    const known = underWay.get(id)
    if (known) return known
    const work = fetchOne(id)
      .catch((error) =>
        log.error('a subscribed calendar could not be taken', { feed: id, error: String(error) }),
      )
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
    const text = withoutPersonalNumbers(fetched.text)
    const read = readingOf(id, text)
    if (typeof read === 'string') return keepCopy(feed, read)
    if (!takeFeed(feed, read, typeof before === 'string' ? null : before)) return
    feeds.succeeded(id, text, clock.wall())
  }

  function keepCopy(feed: StoredFeed, failure: NonNullable<StoredFeed['failure']>): void {
    if (feed.failure !== failure) log.warn('a subscribed calendar cannot be had', { feed: feed.id, failure })
    feeds.failed(feed.id, failure)
    const copy = readingOf(feed.id, feed.copy)
    if (typeof copy !== 'string') takeFeed(feed, copy, copy)
  }

  function takeFeed({ id, organiser }: StoredFeed, read: Reading, before: Reading | null): boolean {
    const written = write({ actor: null, kind: 'feed', organiser }, read, before)
    if ('code' in written) log.error('a subscribed calendar was not taken', { feed: id, code: written.code })
    return !('code' in written)
  }

  function shown({ id, organiser, url, copy, lastGood, failure }: StoredFeed): Feed {
    const read = readingOf(id, copy)
    const { activities, problems } = typeof read === 'string' ? { activities: [], problems: [] } : read
    return {
      id,
      organiser,
      url,
      lastGood,
      ...(failure && { failure }),
      activities: activities.length,
      problems,
    }
  }

  async function fresh(id: string): Promise<Feed | 'NO_SUCH_FEED'> {
    await refresh(id)
    const feed = feeds.find(id)
    return feed === null ? 'NO_SUCH_FEED' : shown(feed)
  }

  async function everyHour(): Promise<void> {
    stopWaiting = clock.after(hourMs, everyHour)
    for (const { id } of feeds.all()) {
      if (ending.signal.aborted) return
      await refresh(id)
    }
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
      return write({ actor, kind: 'importedCalendar', organiser }, read, null)
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
      const written =
        changes.length === 0 ? { editId: null } : editor.save(changes, { person: actor.id, kind: 'feed' })
      if ('code' in written) return written
      if (saved(() => feeds.remove(id)) === 'NOT_SAVED') return 'NOT_SAVED'
      readings.delete(id)
      return {}
    },
    start: () => void everyHour(),
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

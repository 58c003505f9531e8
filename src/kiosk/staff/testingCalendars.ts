import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { EditKind } from '../../contract/staff/edit.ts'
import type { Step } from '../../domain/edits.ts'
import { type Editor, programmeEditor } from '../services/edit.ts'
import { programmeService } from '../services/programme.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { calendarService } from './calendars.ts'

export const karin = { id: '0199b1f2-7c3e-7a10-8000-000000000001', name: 'Karin', role: 'staff' } as const
export const url = 'https://pro.example.org/kalender.ics'
export const hour = 3_600_000

export interface Entry {
  uid?: string
  title?: string
  start?: string
  more?: string[]
}

export function calendar(...entries: Entry[]): string {
  const events = entries.flatMap(({ uid = 'a', title = 'Bingo', start = '20261203T130000', more = [] }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART;TZID=Europe/Stockholm:${start}`,
    'DURATION:PT1H',
    ...more,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\r\n')
}

/** The calendars of a venue in a file of its own, over a net that answers as it is told. */
export async function setUpCalendars(
  answer: (address: string, signal: AbortSignal | null) => Response | Promise<Response>,
) {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  const store = createStore(db)
  const clock = handClock('2026-11-25T10:00')
  const programme = programmeService({ store, example: smallExample, clock, newId, log: keptLog() })
  const log = keptLog()
  const real = programmeEditor({
    store,
    clock,
    newId,
    log,
    timeZone: () => programme.shown().timeZone,
    changed: programme.changed,
  })
  const edits: { kind: EditKind; person: string | null; changes: readonly Step[] }[] = []
  const editor: Editor = {
    ...real,
    save(changes, options) {
      const written = real.save(changes, options)
      if (!('code' in written)) edits.push({ changes, ...options })
      return written
    },
  }
  const asked: string[] = []
  const net: typeof fetch = async (input, init) => {
    const address = String(input)
    asked.push(address)
    return answer(address, init?.signal ?? null)
  }
  const service = calendarService({
    store,
    programme,
    editor,
    clock,
    newId,
    fetch: net,
    log,
  })
  onTestFinished(() => service.stop())
  const titles = () =>
    programme
      .shown()
      .programme.activities.map(({ title, start }) => `${start} ${title.sv}`)
      .filter((line) => !line.includes('Allsång'))
      .sort()
  return { service, programme, editor, edits, asked, clock, titles, store, feeds: store.feeds, db, log }
}

export const ok = (text: string) => new Response(text, { headers: { 'content-type': 'text/calendar' } })
export const offline = () => Promise.reject(new TypeError('fetch failed'))

/** Subscribes to `url`, and gives the feed. */
export async function subscribed(service: ReturnType<typeof calendarService>, organiser = 'PRO') {
  const feed = await service.subscribe({ url, organiser })
  if (typeof feed === 'string' || 'code' in feed) throw new Error('not subscribed')
  return feed
}

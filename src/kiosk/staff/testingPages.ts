import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/fetch'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { kioskContract } from '../../contract/kiosk.ts'
import { staffHeader } from '../../contract/staff/header.ts'
import type { StaffRole } from '../../contract/words.ts'
import { assembleDay, nextChangeAt } from '../../domain/day.ts'
import { kioskRouter } from '../router.ts'
import { checkInService } from '../services/checkIn.ts'
import { liveDay } from '../services/live.ts'
import { otherVenuesService } from '../services/otherVenues.ts'
import { programmeService } from '../services/programme.ts'
import { carriedStore } from '../store/carriedStore.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { othersStore } from '../store/othersStore.ts'
import { syncStatusOf } from '../store/syncStatus.ts'
import { syncStore } from '../store/syncStore.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { staffServices } from './compose.ts'

/** Who works at the venue of a spec; the name is the token of their session. */
export const people = {
  Karin: { id: '0193a5a0-0000-7000-8000-00000000000a', name: 'Karin', role: 'staff' },
  Olle: { id: '0193a5a0-0000-7000-8000-00000000000b', name: 'Olle', role: 'staff' },
  Vera: { id: '0193a5a0-0000-7000-8000-00000000000c', name: 'Vera', role: 'host' },
} as const satisfies Record<string, { id: string; name: string; role: StaffRole }>
export type Name = keyof typeof people

/** The staff pages' sections on a database of their own, asked over RPC as a page asks, with a door that knows `people` by name. */
export async function staffPages({ at = '2026-11-23T10:00' } = {}) {
  const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
  const clock = handClock(at)
  const log = keptLog()
  const bare = createStore(db)
  const store: typeof bare = {
    ...bare,
    write(work) {
      const result = bare.write(work)
      staff.live.changed()
      return result
    },
  }
  const programme = programmeService({ store, example: smallExample, clock, newId, log })
  const assemble = () => {
    const input = programme.viewInput()
    const { example, venueName, version } = programme.shown()
    return {
      view: assembleDay({
        ...input,
        ...staff.settings.shown(),
        example,
        venueName,
        programmeVersion: version,
      }),
      nextChange: nextChangeAt(input),
    }
  }
  const live = liveDay({ clock, assemble, log })
  const common = { store, programme, clock, newId, log }
  const checkIn = checkInService({ ...common, countsChanged: live.changed })
  const staff = staffServices({
    ...common,
    checkIn,
    panel: { inches: 43, bottomCm: 60 },
    fetch: () => Promise.reject(new Error('no network in this spec')),
    assemble,
    viewChanged: live.changed,
    carry: {
      ...{ hub: syncStore(db), carried: carriedStore(db), syncStatus: syncStatusOf(db), version: '0.0.0' },
      kept() {},
    },
  })
  const known = new Map<string | null, (typeof people)[Name]>(Object.entries(people))
  const sessions = {
    ...staff.sessions,
    actorOf: (token: string | null) => known.get(token) ?? null,
    lives: (token: string | null) => known.has(token),
  }
  const otherVenues = otherVenuesService({ others: othersStore(db), clock, log })
  const handler = new RPCHandler(
    kioskRouter({
      ...{ live, programme, otherVenues, checkIn },
      syncStatus: () => ({ ...syncStatusOf(db)(), revoked: false }),
      staff: { ...staff, sessions },
    }),
  )
  for (const { id, name, role } of Object.values(people)) addPerson(db, id, name, role)
  onTestFinished(() => {
    live.close()
    staff.live.close()
    db.close()
  })

  /** A page's own client, as one of `people`, or as nobody. */
  function as(name?: string): ContractRouterClient<typeof kioskContract> {
    return createORPCClient(
      new RPCLink({
        url: 'http://kiosk.test/rpc',
        headers: name === undefined ? {} : { [staffHeader]: name },
        async fetch(request, init) {
          const asked = new Request(request, init)
          const context = { staffToken: asked.headers.get(staffHeader) }
          const { response } = await handler.handle(asked, { prefix: '/rpc', context })
          return response ?? new Response(null, { status: 404 })
        },
      }),
    )
  }

  return { db, store, clock, log, programme, as, staff, live }
}
export type StaffPages = Awaited<ReturnType<typeof staffPages>>

function addPerson(db: Database, id: string, name: string, role: string): void {
  db.prepare('INSERT INTO person (id, name, role) VALUES (?, ?, ?)').run(id, name, role)
}

/** The ops of the log, in order. */
export function opsOf(db: Database): { kind: string; entity: string; body: Record<string, unknown> }[] {
  const rows = db.prepare('SELECT kind, entity, body FROM op ORDER BY seq').all() as {
    kind: string
    entity: string
    body: string
  }[]
  return rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) }))
}

/** Bingo on Mondays at 14, as a page saves it. */
export const bingo = {
  do: 'set',
  type: 'activity',
  id: 'bingo',
  fields: {
    title: { sv: 'Bingo' },
    goalArea: 'community',
    organiser: { kind: 'association', name: 'PRO' },
    start: '2026-11-23T14:00',
    durationMinutes: 60,
    recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    places: 20,
  },
} as const

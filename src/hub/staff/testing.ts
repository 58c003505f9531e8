import { createRouterClient } from '@orpc/server'
import type { Actor } from '../actor.ts'
import { createPartitions } from '../store/partitions.ts'
import { heads } from '../store/stream.ts'
import { kiosksWaiting } from '../sync/waiting.ts'
import { hubContextOf, standingClock, startHub } from '../testing.ts'
import { venueRouter } from './routes.ts'

/** Somebody of the staff, of all venues unless told. */
export function staffOf(name: string, venues: Actor['venues'] = 'all'): Actor {
  return { id: `id-of-${name}`, name, role: 'staff', venues }
}

/** A hub with one venue, and the staff pages of its venues as somebody has them there. */
export async function startPages(options: { now?: number } = {}) {
  const clock = standingClock(options.now ?? Date.UTC(2026, 10, 23, 9, 24))
  const all = await startHub({ clock })
  const context = await hubContextOf(all.sql, clock)
  const headsOf = (venues: readonly string[]) => heads(all.sql, context, venues)
  const waiting = kiosksWaiting({ clock, log: context.log, headsOf })
  const router = venueRouter({ context, waiting, partitions: createPartitions(all.sql) })
  const pages = (who: Actor | null, venueId = all.venue.id) =>
    createRouterClient(router, { context: { who, venueId } })
  return { ...all, clock, context, pages }
}

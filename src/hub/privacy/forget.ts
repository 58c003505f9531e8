import type { ForgottenName } from '../../contract/sync.ts'
import { forgetter, forgottenOf } from '../../domain/erasure.ts'
import type { HubContext } from '../context.ts'
import { audit, listDevices, listVenues } from '../store/directory.ts'
import {
  addErasure,
  confirmations,
  currentForgetter,
  hashOf,
  listErasures,
  markApplied,
  takeForgotten,
} from '../store/erasures.ts'
import { type Found, forgetEverywhere } from '../store/forgetting.ts'

/** Where a phrase stands: a few of the places, and how many there are. */
export interface WhereFound {
  places: Found[]
  count: number
}

const mostShown = 50

/**
 * Where a phrase stands in all that the hub has.
 * @returns null for what is no name (domain/erasure.ts)
 */
export async function findName(context: HubContext, phrase: string): Promise<WhereFound | null> {
  const hash = await hashOf(context)
  const name = forgottenOf(phrase, hash)
  if (name === null) return null
  const places: Found[] = []
  const count = await forgetEverywhere(context, forgetter([name], hash), {
    dry: true,
    found: (place) => {
      if (places.length < mostShown) places.push(place)
    },
  })
  return { places, count }
}

/**
 * Forgets a phrase: takes it out of all that the hub has, now and whenever it comes again, and has every screen do the same.
 * @returns in how many places it stood; null for what is no name, and `full` where no more can be forgotten
 */
export async function forgetName(
  context: HubContext,
  phrase: string,
  actor: string,
): Promise<number | null | 'full'> {
  const name = forgottenOf(phrase, await hashOf(context))
  if (name === null) return null
  // Noted first: from here on it is let in nowhere, and a hub that is stopped in the middle goes on at night.
  const noted = await context.sql.transaction(async (tx) => {
    const added = await addErasure(tx, context, name)
    if (added !== 'full') await audit(tx, context, actor, 'name.forgotten', { words: name.words })
    return added
  })
  return noted === 'full' ? noted : applyAll(context)
}

/** Takes all names out that are to be forgotten: after a restore, and whatever was not finished. */
export async function applyAll(context: HubContext): Promise<number> {
  const list = await listErasures(context.sql, context)
  if (list.length === 0) return 0
  const count = await forgetEverywhere(context, await currentForgetter(context.sql, context), { dry: false })
  const open = list.filter(({ applied }) => applied === null).map(({ hash }) => hash)
  await markApplied(context.sql, context, open, count)
  return count
}

/** Finishes what was ordered and not done. */
export async function applyOpen(context: HubContext): Promise<void> {
  const list = await listErasures(context.sql, context)
  if (list.some(({ applied }) => applied === null)) await applyAll(context)
}

/** Names that come back from screens to a hub that was put back from a backup. */
export interface TakingBack {
  /** As `takeForgotten`. Taking them out of all that the hub has is begun, and not waited for: all screens come at once, and it is a walk through everything. */
  take(given: readonly ForgottenName[]): Promise<void>
  /** Resolves when nothing of it is under way. */
  rest(): Promise<void>
}

export function takingBack(context: HubContext): TakingBack {
  let isWanted = false
  let underWay: Promise<void> | null = null

  async function walk(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false
        await applyOpen(context)
      }
    } catch (error) {
      context.log.error('A name that came back could not be forgotten, and is tried again at night', {
        error: String(error),
      })
    } finally {
      underWay = null
    }
  }

  return {
    async take(given) {
      if (!(await takeForgotten(context, given))) return
      isWanted = true
      underWay ??= walk()
    },
    rest: async () => underWay ?? undefined,
  }
}

/** What is forgotten, and the screens that have not yet said that they have forgotten it too. */
export async function erasures(context: HubContext) {
  const { sql } = context
  const [list, venues] = await Promise.all([listErasures(sql, context), listVenues(context)])
  const [confirmed, known] = await Promise.all([confirmations(sql, context), listDevices(context)])
  const devices = known.filter(({ state }) => state === 'active')
  const nameOf = new Map(venues.map(({ id, name }) => [id, name]))
  return list.map(({ hash, words, ordered, applied, places }) => ({
    ...{ id: hash, words, places, done: applied !== null, ordered: ordered.getTime() },
    waitsFor: devices
      .filter(({ id }) => !confirmed.get(hash)?.has(id))
      .map(({ name, venue }) => ({ screen: name, venue: nameOf.get(venue) ?? '' })),
  }))
}

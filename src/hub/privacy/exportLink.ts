import * as z from 'zod'
import { sealBy } from '../accounts/seal.ts'
import type { HubContext } from '../context.ts'
import { privacyKeys } from '../store/erasures.ts'
import type { Span } from './exportVenue.ts'

/** A browser fetches it at once; a link that lies about opens nothing. */
const lifeMs = 120_000

/** Where exports lie at the hub. */
export const exportPath = '/export'

const ticket = z.object({
  until: z.number(),
  only: z.object({ venueId: z.uuid(), from: z.iso.date(), to: z.iso.date() }).nullable(),
})

/** The path at which whoever has it may fetch all that is held, or a venue's of some days: sealed, so that any process of the hub knows it. */
export async function exportLink(context: HubContext, only: Span | null): Promise<string> {
  const { sealing } = await privacyKeys(context.sql, context)
  const until = context.clock.wall() + lifeMs
  return `${exportPath}?of=${sealBy(sealing).close(JSON.stringify({ until, only }))}`
}

/** What a sealed link is to; null for what this hub has not made, or too long ago. */
export async function openExport(context: HubContext, sealed: string): Promise<{ only: Span | null } | null> {
  const { sealing } = await privacyKeys(context.sql, context)
  const text = sealBy(sealing).open(sealed)
  if (text === null) return null
  const { until, only } = ticket.parse(JSON.parse(text))
  return until >= context.clock.wall() ? { only } : null
}

import * as z from 'zod'
import { dayView } from '../views.ts'
import { calendarsContract } from './calendars.ts'
import { behindDoor } from './door.ts'
import { programmeContract } from './edit.ts'

/**
 * What a hub keeps of the staff pages, for each venue at `/staff/<id of the venue>/rpc`. What belongs to one screen (its door, its settings, what is done
 * there and then) and a calendar that is looked up every hour stay at the screens. `SIGNED_OUT` is nobody whom the hub knows, `NOT_ALLOWED` somebody of
 * other venues.
 */
export const staffAtHub = {
  programme: programmeContract,
  calendars: { read: calendarsContract.read, take: calendarsContract.take },
  /**
   * Today as the venue's visitors see it, though of no one screen. `known` is the `mark` of what the page has; then the hub keeps the answer until something
   * is otherwise, up to half a minute.
   */
  day: behindDoor
    .input(z.object({ known: z.string().max(100).nullable() }))
    .output(z.object({ mark: z.string(), day: dayView })),
}

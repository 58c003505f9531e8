import * as z from 'zod'
import { entityId } from './programme.ts'
import { diets, maxPartySize, maxPortions } from './words.ts'

/** A visit as its visitor sees it until the screen returns home. */
export const visitView = z.object({
  visitId: z.uuid(),
  partySize: z.int().min(1).max(maxPartySize),
  firstTime: z.boolean().nullable(),
  /** Ids of the occurrences that the visitor has chosen. */
  participations: z.array(entityId),
  mealOrders: z.array(
    z.object({ mealId: entityId, diet: z.enum(diets), portions: z.int().min(1).max(maxPortions) }),
  ),
  /** The visit came outside opening hours; it counts, and the screen says that it is closed. */
  outsideHours: z.boolean(),
  undone: z.boolean(),
})
export type VisitView = z.infer<typeof visitView>

/** What the page sends when a visitor touches "Jag är här". */
export const touch = z.object({
  /** Made by the page for this touch; a repeat of it is the same visit. */
  touchId: z.uuid(),
  /** Names the page that was touched, so that two screens of one engine are two. */
  screen: z.string().min(1).max(64),
})

export const joinInput = z.object({
  visitId: z.uuid(),
  occurrenceId: entityId,
  /** false takes the choice back. */
  join: z.boolean(),
})

export const mealOrderInput = z.object({
  visitId: z.uuid(),
  mealId: entityId,
  diet: z.enum(diets),
  /** 0 takes the order back. */
  portions: z.int().min(0).max(maxPortions),
})

export const partySizeInput = z.object({
  visitId: z.uuid(),
  size: z.int().min(1).max(maxPartySize),
})

export const firstTimeInput = z.object({ visitId: z.uuid(), firstTime: z.boolean() })

import * as z from 'zod'
import { activityFields } from './programme.ts'

const { title, description, goalArea, organiser, leader, durationMinutes, places, price, access } =
  activityFields.shape

/** What is said of an activity in the catalogue (the "kulturkatalog"): all that does not depend on when and where it is held. */
export const catalogueFields = z.object({
  title,
  description,
  goalArea,
  organiser,
  leader,
  /** A suggestion. */
  durationMinutes,
  places,
  price,
  access,
  /** Words by which it is found; venues do not show them. */
  tags: z.array(z.string().trim().min(1).max(30)).max(10).default([]),
})
export type CatalogueFields = z.infer<typeof catalogueFields>

/** What an activity takes over from its entry, and is told of when it is changed there. */
export const takenFields = catalogueFields.omit({ tags: true })

export const catalogueEntry = z.object({
  id: z.uuid(),
  /** Rises by one with every change. */
  ver: z.int(),
  /** No venue can take it any more; those that have it keep it. */
  withdrawn: z.boolean(),
  fields: catalogueFields,
  /** Which of the asker's venues have it in their programme. */
  taken: z.array(z.object({ venueId: z.string(), venue: z.string() })),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>

/** An entry as it was at a version. */
export const catalogueVersion = z.object({ entry: z.uuid(), ver: z.int().min(1) })
export type CatalogueVersion = z.infer<typeof catalogueVersion>

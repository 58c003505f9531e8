/** Ids that are the same on every machine. Kept free of zod, so that the page can import them without its weight. */

/** Ids of the entities of which a venue has one. */
export const venueId = 'venue'
export const openingHoursId = 'opening-hours'

/** The id of what differs in the opening of one date. */
export function openingExceptionId(date: string): string {
  return `opening:${date}`
}

/** The id of one date of an activity, so that two edits of it meet. */
export function occurrenceId(activity: string, date: string): string {
  return `${activity}:${date}`
}

/** What an occurrence's id is made of: the activity, and the date that its rule gives. */
export function partsOfOccurrence(id: string): { activity: string; date: string } {
  const separator = id.length - ':2026-11-23'.length
  return { activity: id.slice(0, separator), date: id.slice(separator + 1) }
}

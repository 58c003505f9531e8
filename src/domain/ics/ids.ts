/** `ics:` and a UUID; for one date that stands alone also the time that it was planned for. */
const shape = /^(ics:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::\d{8}(?:T\d{4})?)?$/

/**
 * The id of the event, in a calendar of others, that an activity with this id comes from; null for any other activity. Told exactly:
 * an id that only begins like one, as that of a copied week does, is nobody's but the house's own.
 */
export function calendarEventOf(id: string): string | null {
  return shape.exec(id)?.[1] ?? null
}

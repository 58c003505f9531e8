/**
 * Which row of a visit counts, where this screen has one and the hub has told of one (venueVisits.ts): each visit once.
 */

/** Own ops 1..n are in what the hub has confirmed. */
const confirmedSeq = '(SELECT coalesce(max(pulled_seq), 0) FROM device)'

/** Where a row of `visit` counts: the hub has not told of it, or not with all that was done to it here. */
export const ownCounts = `(visit.last_seq > ${confirmedSeq} OR NOT EXISTS (SELECT 1 FROM venue_visit WHERE venue_visit.id = visit.id))`

/** Where a row of `venue_visit` counts: everywhere else. */
export const venueCounts = `NOT EXISTS (
  SELECT 1 FROM visit WHERE visit.id = venue_visit.id AND visit.last_seq > ${confirmedSeq})`

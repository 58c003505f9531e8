/** Edits that lost go down to the venue's screens until staff have settled them. */
export const conflicts = {
  version: 6,
  statements: [
    'CREATE INDEX conflict_open ON conflict (municipality, venue, received) WHERE resolved IS NULL',
  ],
} as const

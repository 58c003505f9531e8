/** Edits of the venue that lost at the hub, until staff have settled them (contract: pulledConflict). */
export const conflicts = {
  version: 6,
  statements: [
    `CREATE TABLE conflict (
      op TEXT PRIMARY KEY,
      entity TEXT NOT NULL,
      received INTEGER NOT NULL,
      fields TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

/** What is on at the municipality's other venues, as the hub has it. */
export const others = {
  version: 4,
  statements: [
    // All that was changed up to pos, a position of that venue's own stream in the epoch, is here.
    `CREATE TABLE other_venue (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      epoch TEXT NOT NULL,
      pos INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE other_entity (
      venue TEXT NOT NULL REFERENCES other_venue ON DELETE CASCADE,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      fields TEXT NOT NULL,
      PRIMARY KEY (venue, id)
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

/** Who has come to the venue and what they have chosen, at whichever of its screens, as the hub last confirmed it. */
export const elsewhere = {
  version: 5,
  statements: [
    // This screen's own visits are here as well, once the hub has them: what counts of the two is said in store/venueVisits.ts.
    `CREATE TABLE venue_visit (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      party_size INTEGER NOT NULL,
      undone INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX venue_visit_of_day ON venue_visit (day)',
    `CREATE TABLE venue_participation (
      visit TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      date TEXT NOT NULL GENERATED ALWAYS AS (substr(occurrence, -10)) VIRTUAL,
      PRIMARY KEY (visit, occurrence)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX venue_participation_of_date ON venue_participation (date, occurrence)',
    `CREATE TABLE venue_order (
      visit TEXT NOT NULL,
      meal TEXT NOT NULL,
      diet TEXT NOT NULL,
      portions INTEGER NOT NULL,
      PRIMARY KEY (visit, meal, diet)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX venue_order_of_meal ON venue_order (meal)',
    // A head count never changes: one that is here and in headcount is the same.
    `CREATE TABLE venue_headcount (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      occurrence TEXT,
      persons INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX venue_headcount_of_day ON venue_headcount (day)',
    // Whether all answers up to pull_pos have told of visits: an older hub, or an older program here, has gone past some.
    'ALTER TABLE device ADD COLUMN pulled_visits INTEGER NOT NULL DEFAULT 0',
  ],
} as const

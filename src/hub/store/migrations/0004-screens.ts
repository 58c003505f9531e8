/** What the hub knows of its screens: whether their clocks are right, what they show, since when one is shut out, and who was told of a silence. */
export const screens = {
  version: 4,
  statements: [
    // clock_error_ms is how far the screen's clock was ahead when it last called; shows is what it said of its picture (contract: kioskShows).
    `ALTER TABLE device ADD COLUMN clock_error_ms bigint, ADD COLUMN shows jsonb, ADD COLUMN revoked timestamptz`,

    // A visit counts by its screen's own time. Where that is a wrong clock's it is flagged, with when it was as far as can be reckoned.
    `ALTER TABLE visit ADD COLUMN wrong_clock boolean NOT NULL DEFAULT false, ADD COLUMN reckoned_at timestamptz`,
    'CREATE INDEX visit_of_wrong_clock ON visit (municipality, venue) WHERE wrong_clock',

    // A screen that was not heard of in its opening hours, since its last contact, until it was back. told and told_over are when somebody was;
    // due is when that is tried next. A row is one alarm, however many hubs look.
    `CREATE TABLE silence (
      municipality uuid NOT NULL,
      device uuid NOT NULL,
      since timestamptz NOT NULL,
      noticed timestamptz NOT NULL,
      over timestamptz,
      told timestamptz,
      told_over timestamptz,
      due timestamptz NOT NULL,
      tries integer NOT NULL DEFAULT 0,
      PRIMARY KEY (municipality, device, since)
    )`,
    'CREATE INDEX silence_to_tell ON silence (municipality, due) WHERE told_over IS NULL',
  ],
} as const

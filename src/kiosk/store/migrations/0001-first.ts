/**
 * The tables of one screen, as the design of sync lays them. `op` is the only truth that this machine makes: all that it writes is there, in order, and
 * the log is the outbox. `visit`, `participation`, `meal_order`, `rollup_day` and `programme` can be made again from it.
 */
export const first = {
  version: 1,
  statements: [
    // One row once the screen has been enrolled at a hub, none before.
    `CREATE TABLE device (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      device_id TEXT NOT NULL,
      venue_id TEXT NOT NULL,
      private_key TEXT NOT NULL,
      hub_address TEXT NOT NULL,
      incarnation TEXT NOT NULL,
      hub_epoch TEXT,
      acked_seq INTEGER NOT NULL DEFAULT 0,
      pull_pos INTEGER NOT NULL DEFAULT 0,
      last_ack_at INTEGER
    ) STRICT`,

    // AUTOINCREMENT: a place in the log is never given twice, even when the newest rows have been lost.
    `CREATE TABLE op (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      v INTEGER NOT NULL,
      entity TEXT,
      base_ver INTEGER,
      at_wall INTEGER NOT NULL,
      boot_id TEXT NOT NULL,
      mono_ms INTEGER NOT NULL,
      tz TEXT NOT NULL,
      body TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT`,
    `CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op
      BEGIN SELECT RAISE(ABORT, 'op is append-only'); END`,
    `CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op
      BEGIN SELECT RAISE(ABORT, 'op is append-only'); END`,

    // The programme as the hub last confirmed it.
    `CREATE TABLE entity (
      id TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      ver INTEGER NOT NULL,
      fields TEXT NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID`,
    // The programme as the screen shows it: entity with own ops on top.
    `CREATE TABLE programme (
      id TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      fields TEXT NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID`,
    // What came down from the hub, raw, so that a newer program can replay what this one did not know.
    `CREATE TABLE stream_in (
      pos INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      v INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT`,

    // day and hour are the venue's when the visit was made; last_seq is the op that last changed it.
    `CREATE TABLE visit (
      id TEXT PRIMARY KEY,
      last_seq INTEGER NOT NULL,
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      party_size INTEGER NOT NULL DEFAULT 1,
      first_time INTEGER,
      outside_hours INTEGER NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID`,
    // An occurrence's id ends with the date that its rule gives (contract, occurrenceId).
    `CREATE TABLE participation (
      visit TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      date TEXT NOT NULL GENERATED ALWAYS AS (substr(occurrence, -10)) VIRTUAL,
      PRIMARY KEY (visit, occurrence)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX participation_of_date ON participation (date, occurrence)',
    `CREATE TABLE meal_order (
      visit TEXT NOT NULL,
      meal TEXT NOT NULL,
      diet TEXT NOT NULL,
      portions INTEGER NOT NULL,
      PRIMARY KEY (visit, meal, diet)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX meal_order_of_meal ON meal_order (meal)',
    // Visits, persons and first-time visits that stand, by the hour in which they came.
    `CREATE TABLE rollup_day (
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      visits INTEGER NOT NULL DEFAULT 0,
      persons INTEGER NOT NULL DEFAULT 0,
      first_time INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (day, hour)
    ) STRICT, WITHOUT ROWID`,

    // Ops that the hub keeps raw because it could not take them.
    `CREATE TABLE quarantine (
      op_id TEXT PRIMARY KEY,
      reason TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

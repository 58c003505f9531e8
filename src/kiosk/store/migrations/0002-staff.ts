/** What the staff pages need: who may come in, who changed what, head counts, calendars of others. */
export const staff = {
  version: 2,
  statements: [
    // Only hashes of PINs (scrypt) and badges (SHA-256). One who is removed stays for the history, without either.
    `CREATE TABLE person (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      pin_salt TEXT,
      pin_hash TEXT,
      badge_hash TEXT UNIQUE,
      removed INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID`,
    // Wrong PINs in a row. The lock runs by the monotonic clock of boot_id; under another boot it begins anew.
    `CREATE TABLE pin_lock (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      failures INTEGER NOT NULL,
      boot_id TEXT NOT NULL,
      since_mono INTEGER NOT NULL
    ) STRICT`,

    // Who made an edit of the programme and when, and what stood there before and after. Stays at this screen: op bodies hold no names.
    // undoes is the edit that it takes back; undone_by the one that takes it back now, null where that was taken back itself.
    // quick: made by a quick action of today, or taking back one that was.
    `CREATE TABLE edit (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      person TEXT,
      kind TEXT NOT NULL,
      at_wall INTEGER NOT NULL,
      quick INTEGER NOT NULL,
      undoes TEXT,
      undone_by TEXT
    ) STRICT`,
    `CREATE TABLE edit_change (
      edit INTEGER NOT NULL,
      entity TEXT NOT NULL,
      type TEXT NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY (edit, entity)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX edit_change_of_entity ON edit_change (entity, edit)',

    // A head count, or a correction of one. occurrence null is the venue as a whole. Rebuildable from op.
    `CREATE TABLE headcount (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      occurrence TEXT,
      persons INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX headcount_of_day ON headcount (day, occurrence)',

    // The op that made a visit: its time, and its place among the visits of a day. Null where a damaged disk has lost the op.
    'ALTER TABLE visit ADD COLUMN made_seq INTEGER',
    "UPDATE visit SET made_seq = op.seq FROM op WHERE op.kind = 'visit.made' AND op.entity = visit.id",
    'CREATE INDEX visit_of_day ON visit (day, made_seq)',

    // A calendar that this screen subscribes to; `copy` is the last good one. ended_by is the edit that ended it: while that edit is taken
    // back, it is subscribed to again.
    `CREATE TABLE feed (
      id TEXT PRIMARY KEY,
      organiser TEXT NOT NULL,
      url TEXT NOT NULL,
      copy TEXT,
      last_good INTEGER,
      failure TEXT,
      ended_by TEXT
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

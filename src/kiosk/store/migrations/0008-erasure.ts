/** Names that are forgotten wherever they stood. */
export const erasure = {
  version: 8,
  statements: [
    // A keyed hash of the words and how many they are; seal is the hub's proof that it ordered it. The words themselves are nowhere.
    `CREATE TABLE forgotten (
      hash TEXT PRIMARY KEY,
      words INTEGER NOT NULL,
      seal TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    // key is that of the hashes. handing: the hub was put back, and is to be told of what it has lost.
    `CREATE TABLE forgetting (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      key TEXT NOT NULL,
      handing INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    // A row while names are taken out of the log, in that transaction alone: then and only then a body may change, and nothing else of an op.
    'CREATE TABLE erasing (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT',
    'DROP TRIGGER op_is_never_changed',
    `CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op
      WHEN NOT EXISTS (SELECT 1 FROM erasing) OR new.seq <> old.seq OR new.id <> old.id OR new.kind <> old.kind
        OR new.v <> old.v OR new.entity IS NOT old.entity OR new.base_ver IS NOT old.base_ver OR new.at_wall <> old.at_wall
        OR new.boot_id <> old.boot_id OR new.mono_ms <> old.mono_ms OR new.tz <> old.tz
      BEGIN SELECT RAISE(ABORT, 'op is append-only'); END`,
  ],
} as const

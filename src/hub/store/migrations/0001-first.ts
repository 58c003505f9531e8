/**
 * The hub's tables, as the design of sync lays them. Every key begins with the municipality, so that a distributed PostgreSQL can shard by it.
 * Ops are the truth; `visit`, `rollup_day` and `entity` are projections of them.
 */
export const first = {
  version: 1,
  statements: [
    'CREATE TABLE municipality (id uuid PRIMARY KEY, name text NOT NULL UNIQUE)',

    // The epoch names one life of this database; whoever restores it from a backup gives it a new one.
    `CREATE TABLE hub_meta (
      municipality uuid PRIMARY KEY REFERENCES municipality,
      epoch text NOT NULL
    )`,

    `CREATE TABLE venue (
      municipality uuid NOT NULL REFERENCES municipality,
      id uuid NOT NULL,
      name text NOT NULL,
      time_zone text NOT NULL,
      PRIMARY KEY (municipality, id),
      UNIQUE (municipality, name)
    )`,

    // last_contact, unsent, oldest_unsent and version are what the kiosk said of itself when it last called.
    `CREATE TABLE device (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      venue uuid NOT NULL,
      name text NOT NULL,
      public_key text NOT NULL,
      state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
      enrolled timestamptz NOT NULL,
      last_contact timestamptz,
      unsent bigint NOT NULL DEFAULT 0,
      oldest_unsent timestamptz,
      version text,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, venue) REFERENCES venue
    )`,
    'CREATE INDEX device_of_venue ON device (municipality, venue)',

    // One unbroken life of a kiosk's log; the hub holds it up to have.
    `CREATE TABLE incarnation (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      device uuid NOT NULL,
      have bigint NOT NULL,
      PRIMARY KEY (municipality, id)
    )`,

    // Partitioned by the month in the UUIDv7 id, not by arrival: a repeat always meets its first copy within one partition.
    `CREATE TABLE op (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      venue uuid NOT NULL,
      incarnation uuid NOT NULL,
      dseq bigint NOT NULL,
      kind text NOT NULL,
      v integer NOT NULL,
      entity text,
      base_ver bigint,
      at timestamptz NOT NULL,
      at_quality text NOT NULL CHECK (at_quality IN ('anchored', 'ntp', 'guess')),
      boot_id text NOT NULL,
      mono_ms double precision NOT NULL,
      tz text NOT NULL,
      body jsonb NOT NULL,
      received timestamptz NOT NULL,
      PRIMARY KEY (municipality, id)
    ) PARTITION BY RANGE (id)`,
    // Whatever a wrong clock or a foreign id brings.
    'CREATE TABLE op_other PARTITION OF op DEFAULT',

    // Ops that could not be taken, raw. op_id is the op's own id, or a name made from its content when it has none.
    `CREATE TABLE quarantine (
      municipality uuid NOT NULL,
      op_id text NOT NULL,
      venue uuid NOT NULL,
      device uuid NOT NULL,
      incarnation uuid,
      dseq bigint,
      reason text NOT NULL,
      raw bytea NOT NULL,
      received timestamptz NOT NULL,
      PRIMARY KEY (municipality, op_id)
    )`,
    'CREATE INDEX quarantine_of_venue ON quarantine (municipality, venue)',

    `CREATE TABLE visit (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      venue uuid NOT NULL,
      day date NOT NULL,
      hour smallint NOT NULL,
      party integer NOT NULL,
      first_time boolean,
      undone boolean NOT NULL,
      state jsonb NOT NULL,
      PRIMARY KEY (municipality, id)
    )`,
    'CREATE INDEX visit_of_day ON visit (municipality, venue, day)',

    // Visits, persons and first-time visits that stand, by the venue's day and hour of arrival.
    `CREATE TABLE rollup_day (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      day date NOT NULL,
      hour smallint NOT NULL,
      visits integer NOT NULL,
      persons integer NOT NULL,
      first_time integer NOT NULL,
      PRIMARY KEY (municipality, venue, day, hour)
    )`,

    // The programme. field_ver has the version at which each field was last changed.
    `CREATE TABLE entity (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      id text NOT NULL,
      type text NOT NULL,
      ver bigint NOT NULL,
      fields jsonb NOT NULL,
      field_ver jsonb NOT NULL,
      deleted boolean NOT NULL DEFAULT false,
      PRIMARY KEY (municipality, venue, id)
    )`,
    // The value that lost, kept for staff to choose.
    `CREATE TABLE conflict (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      op_id uuid NOT NULL,
      field text NOT NULL,
      entity text NOT NULL,
      base_ver bigint,
      value jsonb NOT NULL,
      received timestamptz NOT NULL,
      resolved timestamptz,
      PRIMARY KEY (municipality, venue, op_id, field)
    )`,

    // What goes down to the kiosks of a venue: positions 1..head without a hole.
    `CREATE TABLE stream (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      head bigint NOT NULL,
      PRIMARY KEY (municipality, venue),
      FOREIGN KEY (municipality, venue) REFERENCES venue
    )`,
    `CREATE TABLE change (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      pos bigint NOT NULL,
      kind text NOT NULL,
      v integer NOT NULL,
      entity text,
      ver bigint,
      body jsonb NOT NULL,
      PRIMARY KEY (municipality, venue, pos)
    )`,

    // Cards whose key is gone; applied at ingest and again after any restore. Which kiosks have confirmed stands beside.
    `CREATE TABLE erasure (
      municipality uuid NOT NULL,
      subject text NOT NULL,
      ordered timestamptz NOT NULL,
      PRIMARY KEY (municipality, subject)
    )`,
    `CREATE TABLE erasure_confirmed (
      municipality uuid NOT NULL,
      subject text NOT NULL,
      device uuid NOT NULL,
      confirmed timestamptz NOT NULL,
      PRIMARY KEY (municipality, subject, device)
    )`,

    // Only the hash of a code is kept. used_by lets a kiosk that never heard the answer ask once more.
    `CREATE TABLE enrolment_code (
      municipality uuid NOT NULL,
      hash text NOT NULL,
      venue uuid NOT NULL,
      expires timestamptz NOT NULL,
      used timestamptz,
      used_by uuid,
      PRIMARY KEY (municipality, hash),
      FOREIGN KEY (municipality, venue) REFERENCES venue
    )`,

    `CREATE TABLE audit (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      at timestamptz NOT NULL,
      actor text NOT NULL,
      action text NOT NULL,
      detail jsonb NOT NULL,
      PRIMARY KEY (municipality, id)
    )`,
  ],
} as const

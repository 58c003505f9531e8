/** How long what is kept, and which names are forgotten. */
export const privacy = {
  version: 9,
  statements: [
    // What the operator has set otherwise than usual (domain/retention.ts).
    `CREATE TABLE retention (
      municipality uuid NOT NULL,
      kind text NOT NULL,
      amount integer NOT NULL,
      PRIMARY KEY (municipality, kind)
    )`,
    // When what is too old was last removed, how many rows of each kind that time, and before which moment no op is left.
    `CREATE TABLE retention_run (
      municipality uuid NOT NULL,
      ran timestamptz NOT NULL,
      removed_before timestamptz,
      removed jsonb NOT NULL DEFAULT '{}',
      PRIMARY KEY (municipality)
    )`,
    // When the hub took it, whatever its screen's clock said.
    'ALTER TABLE visit ADD COLUMN taken timestamptz NOT NULL DEFAULT now()',
    // Since when it is deleted, as far as the daily run has seen.
    'ALTER TABLE entity ADD COLUMN ended timestamptz',
    // The sums of head counts that were removed.
    `CREATE TABLE headcount_day (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      day date NOT NULL,
      hour smallint NOT NULL,
      persons integer NOT NULL,
      PRIMARY KEY (municipality, venue, day, hour)
    )`,

    // subject is a keyed hash of the words that are forgotten, words how many; the words themselves are nowhere. applied is when the database was rid of them.
    `ALTER TABLE erasure ADD COLUMN words integer NOT NULL DEFAULT 1, ADD COLUMN applied timestamptz,
       ADD COLUMN places integer NOT NULL DEFAULT 0`,
    // forgetting is the key of those hashes, which screens have too; sealing proves that an erasure was ordered by this hub, and stays here.
    `CREATE TABLE privacy_key (
      municipality uuid NOT NULL,
      forgetting text NOT NULL,
      sealing text NOT NULL,
      PRIMARY KEY (municipality)
    )`,
  ],
} as const

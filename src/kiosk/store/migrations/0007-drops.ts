/** What other screens have handed over here, for this one to take to the hub; see store/carriedStore.ts. */
export const drops = {
  version: 7,
  statements: [
    `CREATE TABLE carried (
      id TEXT PRIMARY KEY,
      run TEXT NOT NULL,
      venue TEXT NOT NULL,
      date TEXT NOT NULL,
      device TEXT NOT NULL,
      signature TEXT NOT NULL,
      after_seq INTEGER NOT NULL,
      ops INTEGER NOT NULL,
      body BLOB,
      read_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      fresh INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    'CREATE INDEX carried_of_run ON carried (run)',
  ],
} as const

/** Head counts of staff, each once by its own id: their sum is the same in whatever order they arrive. */
export const headcount = {
  version: 2,
  statements: [
    // day and hour are the venue's when it was counted; occurrence null is the venue as a whole; persons below none takes back.
    `CREATE TABLE headcount (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      venue uuid NOT NULL,
      day date NOT NULL,
      hour smallint NOT NULL,
      occurrence text,
      persons integer NOT NULL,
      PRIMARY KEY (municipality, id)
    )`,
    'CREATE INDEX headcount_of_day ON headcount (municipality, venue, day)',
  ],
} as const

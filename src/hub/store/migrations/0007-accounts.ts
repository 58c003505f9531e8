/** Who may come in to the hub's page. Of a token only the hash is kept, so that a copy of the database opens nothing. */
export const accounts = {
  version: 7,
  statements: [
    // email is in lower case. password is scrypt with its own salt and cost; issuer and subject are who they are to the municipality's provider.
    `CREATE TABLE account (
      municipality uuid NOT NULL REFERENCES municipality,
      id uuid NOT NULL,
      name text NOT NULL,
      email text NOT NULL,
      role text NOT NULL CHECK (role IN ('staff', 'coordinator')),
      password text,
      issuer text,
      subject text,
      created timestamptz NOT NULL,
      last_in timestamptz,
      PRIMARY KEY (municipality, id),
      UNIQUE (municipality, email),
      UNIQUE (municipality, issuer, subject)
    )`,

    `CREATE TABLE account_venue (
      municipality uuid NOT NULL,
      account uuid NOT NULL,
      venue uuid NOT NULL,
      PRIMARY KEY (municipality, account, venue),
      FOREIGN KEY (municipality, account) REFERENCES account ON DELETE CASCADE,
      FOREIGN KEY (municipality, venue) REFERENCES venue
    )`,

    `CREATE TABLE session (
      municipality uuid NOT NULL,
      hash text NOT NULL,
      account uuid NOT NULL,
      created timestamptz NOT NULL,
      last_used timestamptz NOT NULL,
      expires timestamptz NOT NULL,
      PRIMARY KEY (municipality, hash),
      FOREIGN KEY (municipality, account) REFERENCES account ON DELETE CASCADE
    )`,
    'CREATE INDEX session_of_account ON session (municipality, account)',

    // A link by which a person chooses their password, once.
    `CREATE TABLE invitation (
      municipality uuid NOT NULL,
      hash text NOT NULL,
      account uuid NOT NULL,
      expires timestamptz NOT NULL,
      PRIMARY KEY (municipality, hash),
      FOREIGN KEY (municipality, account) REFERENCES account ON DELETE CASCADE
    )`,
    'CREATE INDEX invitation_of_account ON invitation (municipality, account)',

    // Wrong passwords in a row, by a hash of whose (an e-mail address, whether or not anybody has it) or from where (a network address).
    `CREATE TABLE sign_in_lock (
      municipality uuid NOT NULL,
      whose text NOT NULL,
      failures integer NOT NULL,
      since timestamptz NOT NULL,
      PRIMARY KEY (municipality, whose)
    )`,
  ],
} as const

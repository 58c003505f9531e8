/** Editing at the hub: who changed what there, for history and undo, and the catalogue of activities that several venues can take. */
export const editing = {
  version: 8,
  statements: [
    // nth is the head of the venue's stream after the edit, so that edits are ordered by no clock. who is the name as it was then.
    `CREATE TABLE edit (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      id uuid NOT NULL,
      nth bigint NOT NULL,
      person text NOT NULL,
      who text NOT NULL,
      kind text NOT NULL,
      at timestamptz NOT NULL,
      undoes uuid,
      undone_by uuid,
      PRIMARY KEY (municipality, venue, id),
      FOREIGN KEY (municipality, venue) REFERENCES venue
    )`,
    'CREATE INDEX edit_in_order ON edit (municipality, venue, nth)',
    `CREATE TABLE edit_change (
      municipality uuid NOT NULL,
      venue uuid NOT NULL,
      edit uuid NOT NULL,
      entity text NOT NULL,
      type text NOT NULL,
      before jsonb,
      after jsonb,
      PRIMARY KEY (municipality, venue, edit, entity)
    )`,
    'CREATE INDEX edit_of_entity ON edit_change (municipality, venue, entity)',

    // An activity that is described once. Every version is kept: what has changed since a venue took it is told field by field.
    `CREATE TABLE catalogue (
      municipality uuid NOT NULL REFERENCES municipality,
      id uuid NOT NULL,
      ver bigint NOT NULL,
      withdrawn timestamptz,
      PRIMARY KEY (municipality, id)
    )`,
    `CREATE TABLE catalogue_version (
      municipality uuid NOT NULL,
      id uuid NOT NULL,
      ver bigint NOT NULL,
      fields jsonb NOT NULL,
      written timestamptz NOT NULL,
      PRIMARY KEY (municipality, id, ver),
      FOREIGN KEY (municipality, id) REFERENCES catalogue
    )`,
    // Which venues have taken it.
    `CREATE INDEX entity_of_catalogue ON entity (municipality, (fields->'catalogue'->>'entry'))
     WHERE type = 'activity' AND NOT deleted AND fields ? 'catalogue'`,
  ],
} as const

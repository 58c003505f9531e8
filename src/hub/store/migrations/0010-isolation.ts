/** The municipality of who asks, as each connection of a hub states it; none where nothing is stated. Read once a statement, not once a row. */
const asking = `(SELECT nullif(current_setting('samvaro.municipality', true), '')::uuid)`

/** What a migration that makes a table says of it, so that each municipality has its own rows of it and no others. */
export function heldApart(table: string): [string, string] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY own_municipality ON ${table} USING (municipality = ${asking})`,
  ]
}

/**
 * Of several municipalities in one database none sees another's row, whatever a statement forgets. The owner of the tables is exempt (no FORCE): so an older
 * hub process beside this one goes on, and a dump has every row. Hubs work as another role (store/isolation.ts), which owns nothing.
 */
export const isolation = {
  version: 10,
  statements: [
    // A push begins with a row of it; so it is waited for first, or one of the two would have to give way.
    'LOCK TABLE stream IN ACCESS EXCLUSIVE MODE',
    // A month of ops has no policy of its own: the one of the whole table holds for who asks by that, and nobody else is to read.
    `DO $$
     DECLARE found record;
     BEGIN
       FOR found IN
         SELECT c.oid::regclass::text AS name, c.relispartition AS is_part FROM pg_class c
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'municipality' AND NOT a.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname
       LOOP
         EXECUTE 'ALTER TABLE ' || found.name || ' ENABLE ROW LEVEL SECURITY';
         IF NOT found.is_part THEN
           EXECUTE 'CREATE POLICY own_municipality ON ' || found.name || ' USING (municipality = ${asking.replaceAll("'", "''")})';
         END IF;
       END LOOP;
     END $$`,
    'ALTER TABLE municipality ENABLE ROW LEVEL SECURITY',
    `CREATE POLICY own_municipality ON municipality USING (id = ${asking})`,
  ],
} as const

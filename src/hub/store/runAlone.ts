import pg from 'pg'

/** Runs one statement on a connection of its own, as those on whole databases and roles must be. */
export async function runAlone(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

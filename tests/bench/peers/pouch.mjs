import PouchDB from 'pouchdb'
import { piecesOf } from './records.mjs'

/**
 * Fills a database of PouchDB's own (LevelDB), a document for each record.
 * @param {string} folder
 * @param {readonly import('./records.mjs').PeerRecord[]} records
 * @returns {Promise<void>}
 */
export async function fillPouch(folder, records) {
  const db = new PouchDB(folder)
  for (const piece of piecesOf(records, 5000)) {
    const answers = await db.bulkDocs(piece.map(({ id, ...fields }) => ({ _id: id, ...fields })))
    const bad = answers.find((answer) => 'error' in answer)
    if (bad) throw new Error(`PouchDB did not take a document: ${JSON.stringify(bad)}`)
  }
  await db.close()
}

/**
 * Replicates a whole database once, until the other has acknowledged all of it.
 * @param {'to' | 'from'} direction of the local database
 * @param {string} folder the local one
 * @param {string} url the one at the server
 * @param {number} count how many documents there are
 * @param {number | null} batchSize PouchDB's own (100) when null
 * @returns {Promise<void>} rejects when not all has come
 */
export async function replicatePouch(direction, folder, url, count, batchSize) {
  const local = new PouchDB(folder)
  const remote = new PouchDB(url)
  const options = batchSize === null ? {} : { batch_size: batchSize }
  const done =
    direction === 'to'
      ? await local.replicate.to(remote, options)
      : await local.replicate.from(remote, options)
  const { doc_count: there } = await (direction === 'to' ? remote : local).info()
  if (!done.ok || done.docs_written !== count || there !== count) {
    throw new Error(`PouchDB replicated ${done.docs_written} of ${count} documents, and there are ${there}`)
  }
  await local.close()
  await remote.close()
}

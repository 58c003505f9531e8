// A client of Actual's sync server, in Actual's own protocol and with the tables of its own client: messages, each one cell of a table, that have
// a time by a hybrid clock; all that the server has not acknowledged goes in one POST; and both ends compare the hashes of all they have.
import { request } from 'node:http'
import {
  create,
  fromBinary,
  MessageEnvelopeSchema,
  MessageSchema,
  merkle,
  SyncRequestSchema,
  SyncResponseSchema,
  Timestamp,
  toBinary,
} from '@actual-app/crdt'
import Sqlite from 'better-sqlite3'

const node = 'a219e7a71cc18912'
const beforeAll = Timestamp.zero.toString()

/**
 * Fills a client's database.
 * @param {string} file
 * @param {readonly import('./records.mjs').PeerRecord[]} records
 * @param {'record' | 'field'} each what a message holds: as Actual itself does, a field; or a whole record, which is as few as can be
 * @returns {void}
 */
export function fillActual(file, records, each) {
  const db = new Sqlite(file)
  // What is made here may be made again.
  db.pragma('synchronous = OFF')
  db.exec(`CREATE TABLE messages_crdt (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, row TEXT NOT NULL,
      column TEXT NOT NULL, value BLOB NOT NULL);
    CREATE TABLE messages_clock (id INTEGER PRIMARY KEY, clock TEXT)`)
  const insert = db.prepare(
    "INSERT INTO messages_crdt (timestamp, dataset, row, column, value) VALUES (?, 'op', ?, ?, ?)",
  )
  let trie = {}
  let [millis, counter] = [0, 0]
  /** The hybrid clock: no two alike, and never back. */
  const next = (/** @type {number} */ at) => {
    counter = at > millis ? 0 : counter + 1
    millis = Math.max(millis, at)
    return new Timestamp(millis, counter, node)
  }
  db.transaction(() => {
    for (const { id, ...fields } of records) {
      const cells = each === 'record' ? [['op', fields]] : Object.entries(fields)
      for (const [column, value] of cells) {
        const time = next(fields.atWall)
        insert.run(time.toString(), id, column, cellOf(value))
        trie = merkle.insert(trie, time)
      }
    }
    db.prepare('INSERT INTO messages_clock (id, clock) VALUES (1, ?)').run(
      JSON.stringify({ merkle: merkle.prune(trie) }),
    )
  })()
  db.close()
}

/** A cell as Actual writes it. */
function cellOf(/** @type {unknown} */ value) {
  if (value === null) return '0:'
  if (typeof value === 'number') return `N:${value}`
  return `S:${typeof value === 'string' ? value : JSON.stringify(value)}`
}

/**
 * Makes the server's first account and comes in.
 * @param {string} url the server's
 * @returns {Promise<string>} what opens it
 */
export async function enterActual(url) {
  const headers = { 'content-type': 'application/json' }
  const body = Buffer.from(JSON.stringify({ password: 'password-of-the-bench' }))
  const answer = await post(`${url}/account/bootstrap`, headers, body)
  return JSON.parse(answer.toString()).data.token
}

/**
 * Sends a client's messages to a new file at the server, until it has acknowledged them and its hash of all is the client's own.
 * @param {string} file the client's database
 * @param {string} url the server's
 * @param {string} token
 * @returns {Promise<void>} rejects when not all has come
 */
export async function pushActual(file, url, token) {
  const fileId = crypto.randomUUID()
  const groupId = await newFile(url, token, fileId)
  const db = new Sqlite(file, { readonly: true })
  const own = JSON.parse(String(db.prepare('SELECT clock FROM messages_clock').pluck().get())).merkle
  const rows = db
    .prepare('SELECT timestamp, dataset, row, column, value FROM messages_crdt WHERE timestamp > ?')
    .all(beforeAll)
  const messages = rows.map(({ timestamp, ...cell }) =>
    create(MessageEnvelopeSchema, {
      timestamp,
      isEncrypted: false,
      content: toBinary(MessageSchema, create(MessageSchema, cell)),
    }),
  )
  const asked = create(SyncRequestSchema, { messages, fileId, groupId, since: beforeAll })
  const body = await post(
    `${url}/sync/sync`,
    { 'content-type': 'application/actual-sync', 'x-actual-token': token },
    toBinary(SyncRequestSchema, asked),
  )
  const said = fromBinary(SyncResponseSchema, body)
  if (merkle.diff(JSON.parse(said.merkle), own) !== null)
    throw new Error("Actual's server has other messages than its client")
  db.close()
}

async function newFile(/** @type {string} */ url, /** @type {string} */ token, /** @type {string} */ fileId) {
  const headers = {
    'content-type': 'application/encrypted-file',
    'x-actual-token': token,
    'x-actual-name': 'bench',
    'x-actual-file-id': fileId,
    'x-actual-format': '2',
  }
  const body = await post(`${url}/sync/upload-user-file`, headers, Buffer.from('bench'))
  return JSON.parse(body.toString()).groupId
}

/**
 * Posts on a connection of its own: while so much is encoded the server would end one that was kept.
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {Uint8Array} body
 * @returns {Promise<Buffer>} what was answered; rejects when it is not 200
 */
function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', agent: false, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const said = Buffer.concat(chunks)
          if (answer.statusCode === 200) resolve(said)
          else reject(new Error(`Actual's server answered ${answer.statusCode} ${said}`))
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

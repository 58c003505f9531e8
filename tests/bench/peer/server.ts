// The peer's server: node:http and one insert into SQLite, made as durable as ours. Arguments: the built page, the database.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import Sqlite from 'better-sqlite3'

const [page = '', database = ''] = process.argv.slice(2)
const db = new Sqlite(database)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE touch (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT')
const insert = db.prepare('INSERT INTO touch (id, at) VALUES (?, ?)')
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' }

const server = createServer((request, response) => {
  if (request.url === '/touch') {
    insert.run(crypto.randomUUID(), Date.now())
    response.end('saved')
  } else if (request.url === '/day') {
    response.end('Fika 10.00')
  } else {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    const file = join(page, path)
    response.writeHead(existsSync(file) ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' })
    response.end(existsSync(file) ? readFileSync(file) : '')
  }
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') console.log(`http://127.0.0.1:${address.port}/`)
})

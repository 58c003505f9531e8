// PouchDB's own server: express-pouchdb over PouchDB's LevelDB. Argument: the folder of its databases.
import { join } from 'node:path'
import serve from 'express-pouchdb'
import PouchDB from 'pouchdb'

const [folder = ''] = process.argv.slice(2)
const Stored = PouchDB.defaults({ prefix: join(folder, '/') })
const app = serve(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true })
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') console.log(`http://127.0.0.1:${address.port}/`)
})

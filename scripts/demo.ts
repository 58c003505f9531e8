// `npm run demo`: a hub, two kiosks of one venue and one of another, with a week of example data, all on this machine.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newToken, startBrowserHost } from '../src/browser/host.ts'
import type { Logger } from '../src/contract/clock.ts'
import { exampleProgramme, exampleVenue } from '../src/domain/example.ts'
import { localDate } from '../src/domain/time.ts'
import { createHub } from '../src/hub/hub.ts'
import { startEmbedded } from '../src/hub/store/embedded.ts'
import { connectPostgres } from '../src/hub/store/postgres.ts'
import { openKiosk } from '../src/kiosk/host/openKiosk.ts'
import { consoleLogger, filesFrom, newId, systemClock } from '../src/kiosk/index.ts'
import { programmeImporter } from '../src/kiosk/services/importer.ts'
import { createStore } from '../src/kiosk/store/index.ts'
import { openDatabase } from '../src/kiosk/store/open.ts'
import { build } from './builds.ts'
import { patchesOf } from './demoProgramme.ts'
import { root } from './setup.mjs'

/** For tests: each address as a line of JSON. */
const asJson = process.argv.includes('--json')
const venues = [
  { name: 'Mötesplatsen Björken', screens: 2 },
  { name: 'Mötesplatsen Linden', screens: 1 },
]
const clock = systemClock()
const pages = join(root, 'out', 'renderer')
const example = join(root, 'resources', 'example-venue.json')

/** What the parts have to say is for their own logs; here only what went wrong is. */
const log: Logger = { ...consoleLogger(), info() {} }

/** What is to be ended, in the order in which it was begun. */
const begun: (() => Promise<unknown>)[] = []

async function startHub(folder: string) {
  const server = await startEmbedded({ folder, log })
  begun.push(() => server.stop())
  const database = await connectPostgres(server.url, log)
  begun.push(() => database.close())
  const adminKey = newToken()
  const files = filesFrom(pages)
  const hub = await createHub({
    database,
    municipality: 'Exempelkommunen',
    adminKey,
    clock,
    newId,
    log,
    files,
  })
  const address = await hub.listen(0)
  begun.push(() => hub.close())
  return { hub, address: `${address}/#key=${adminKey}` }
}

async function startScreen(folder: string, venue: string, link: string) {
  await fill(folder, venue)
  const panel = { inches: 43, bottomCm: 70 }
  const kiosk = await openKiosk({ folder, pages, example, version: 'demo', panel, clock, log })
  if (!kiosk) throw new Error(`Something else uses ${folder}.`)
  begun.push(() => kiosk.close())
  const { enrolled, sentence } = await kiosk.enrol(link)
  if (!enrolled) throw new Error(sentence)
  const host = await startBrowserHost({ engine: kiosk.engine, port: 0, token: newToken(), log })
  begun.push(() => host.close())
  return host
}

/** Puts the example's week in as staff would have written it, so that the screen shows it as the venue's own. */
async function fill(folder: string, name: string) {
  const { venue, ...rest } = exampleVenue.parse(JSON.parse(readFileSync(example, 'utf8')))
  const today = localDate(clock.wall(), venue.timeZone)
  const programme = exampleProgramme({ ...rest, venue: { ...venue, name } }, today)
  const db = await openDatabase(join(folder, 'samvaro.sqlite'))
  programmeImporter({ store: createStore(db), clock, newId, log }).apply(patchesOf(programme), venue.timeZone)
  db.close()
}

function tell(what: string, name: string, address: string) {
  console.log(asJson ? JSON.stringify({ what, name, address }) : `${`${what} ${name}`.padEnd(34)}${address}`)
}

async function start(folder: string) {
  await build('page')
  tell('folder', 'while it runs', folder)
  const { hub, address } = await startHub(join(folder, 'hub'))
  tell('hub', 'Exempelkommunen', address)
  for (const { name, screens } of venues) {
    const venue = await hub.addVenue(name)
    for (let number = 1; number <= screens; number++) {
      const { link } = await hub.enrolmentCode(venue.id)
      const host = await startScreen(join(folder, `${venue.id}-${number}`), name, link)
      tell('screen', `${name} ${number}`, host.entrance())
      if (number === 1) tell('board', name, host.entrance('/board'))
    }
  }
  if (!asJson) console.log('Ctrl-C ends it; nothing is kept.')
}

const folder = mkdtempSync(join(tmpdir(), 'samvaro-demo-'))
// As root, PostgreSQL runs as another user, who must be able to pass through.
chmodSync(folder, 0o711)
async function end() {
  for (const stop of begun.splice(0).reverse()) await stop()
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
await start(folder).catch(async (error: Error) => {
  console.error(error.message)
  await end()
  process.exitCode = 1
})

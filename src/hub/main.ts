import { join, resolve } from 'node:path'
import { isRetentionKind, retentionKinds } from '../domain/retention.ts'
import { hearEnding, whenEnding } from './ending.ts'
import { commandLine, type Flags, readFlags, usage } from './flags.ts'
import { createHub, type Hub } from './hub.ts'
import { AlreadyRunning, startEmbedded } from './store/embedded.ts'
import { migrate } from './store/migrate.ts'
import { addMunicipality, exampleMunicipality, knownMunicipality } from './store/municipalities.ts'
import { connectPostgres } from './store/postgres.ts'
import type { Database as Owned, Sql } from './store/sql.ts'
import {
  consoleLogger,
  filesFrom,
  keyIn,
  newId,
  noteAddress,
  notedAddress,
  systemClock,
  writeFileBy,
} from './system.ts'

// The entry of the hub: the only place in it that reads arguments and the environment.
const root = join(import.meta.dirname, '..', '..')
const example = { municipality: exampleMunicipality, venue: 'Mötesplatsen Exemplet' }
const log = consoleLogger()
const ending = hearEnding(process)

interface Database {
  url: string
  name: string
  /** Whether it was started here, and runs no longer than this process. */
  isOurs: boolean
  stop(): Promise<void>
}

const usualData = join(root, 'data', 'hub')
const args = process.argv.slice(2)
const flags = readFlags(args, {
  data: usualData,
  alarmWebhook: process.env.SAMVARO_ALARM_WEBHOOK,
  alarmMail: process.env.SAMVARO_ALARM_MAIL,
  alarmMailFrom: process.env.SAMVARO_ALARM_MAIL_FROM,
  smtpUrl: process.env.SAMVARO_SMTP_URL,
  trustProxy: process.env.SAMVARO_TRUST_PROXY,
  oidc: {
    issuer: process.env.SAMVARO_OIDC_ISSUER,
    clientId: process.env.SAMVARO_OIDC_CLIENT_ID,
    secret: process.env.SAMVARO_OIDC_SECRET,
  },
})
if (args.includes('--help')) {
  console.log(usage)
} else if (typeof flags === 'string') {
  console.log(`${flags}\nnpm run hub -- --help says what there is.`)
  process.exitCode = 2
} else {
  process.exitCode = await run({ ...flags, data: resolve(flags.data) }).catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : error)
    return 1
  })
}

/** @returns the exit code, at once when the hub runs: its server keeps the process alive */
async function run(flags: Flags): Promise<number> {
  const database = await openDatabase(flags)
  const sql = await connectPostgres(database.url, log).catch(async (error: unknown) => {
    await database.stop()
    throw error
  })
  async function end(): Promise<void> {
    await sql.close()
    await database.stop()
  }
  if (flags.command) whenEnding(ending, () => void interrupt(database))
  try {
    const { command } = flags
    if (command?.name === 'municipality') {
      await makeMunicipality(sql, command.municipality)
      await end()
      return 0
    }
    const hub = await hubOn(sql, flags)
    if (!command) {
      await serve(hub, flags, database.name, end).catch(async (error: unknown) => {
        await hub.close()
        throw error
      })
      return 0
    }
    await obey(hub, command, flags).finally(() => hub.close())
    await end()
    return 0
  } catch (error) {
    await end()
    throw error
  }
}

/** A command that is given up: without its database it fails, and tidies up. */
async function interrupt({ isOurs, stop }: Database): Promise<void> {
  await stop()
  if (!isOurs) process.exit(1)
}

/** DATABASE_URL's server, or our own. A command of a hub that is already running uses that hub's. */
async function openDatabase({ data, command }: Flags): Promise<Database> {
  const { DATABASE_URL } = process.env
  if (DATABASE_URL) return { url: DATABASE_URL, name: 'DATABASE_URL', isOurs: false, stop: async () => {} }
  try {
    return { ...(await startEmbedded({ folder: data, log })), name: join(data, 'postgres'), isOurs: true }
  } catch (error) {
    if (!(error instanceof AlreadyRunning) || !command) throw error
    return { url: error.url, name: data, isOurs: false, stop: async () => {} }
  }
}

/** Before there is any hub: whose one that would be is what is being asked for. */
async function makeMunicipality(sql: Sql, name: string): Promise<void> {
  if (!process.env.DATABASE_URL) {
    throw new Error(
      'The PostgreSQL that comes with Samvaro takes one hub process, and each municipality has its own. DATABASE_URL names another PostgreSQL.',
    )
  }
  await migrate(sql)
  await addMunicipality(sql, name, newId)
  console.log(
    `"${name}" is there. Its hub: ${commandLine(['--municipality', name])}, with a --data folder and a --port of its own.
Every hub on this database is started with its --municipality from now on.`,
  )
}

async function hubOn(sql: Owned, flags: Flags): Promise<Hub> {
  const { data, municipality, alarms, provider, trustProxy } = flags
  const publicAddress = flags.command ? await addressOf(flags) : flags.address
  if (flags.command?.name === 'code' && publicAddress === null) {
    throw new Error(
      `No hub has served ${data} yet, so it is not known where its screens reach it. Start it first: ${hint(flags)}. Or say where it will be: --address URL.`,
    )
  }
  return createHub({
    database: sql,
    municipality: municipality ?? (await knownMunicipality(sql)) ?? example.municipality,
    adminKey: await keyIn(data, 'admin-key'),
    metricsKey: await keyIn(data, 'metrics-key'),
    clock: systemClock(),
    newId,
    log,
    trustProxy,
    files: filesFrom(join(root, 'out', 'renderer')),
    ...(publicAddress !== null && { publicAddress }),
    ...(alarms !== null && { alarms }),
    ...(provider !== null && { provider }),
  })
}

/** Where kiosks reach the hub that serves, or last served, this folder: a command does not listen, and cannot know. Null where none has. */
async function addressOf({ data, address }: Flags): Promise<string | null> {
  return address ?? (await notedAddress(data))
}

/** What to type next, about the same hub as what was typed. */
function hint({ data, municipality }: Flags, ...rest: string[]): string {
  const of = [
    ...(data === usualData ? [] : ['--data', data]),
    ...(municipality === null ? [] : ['--municipality', municipality]),
  ]
  return commandLine([...rest, ...of])
}

async function obey(
  hub: Hub,
  command: Exclude<NonNullable<Flags['command']>, { name: 'municipality' }>,
  flags: Flags,
): Promise<void> {
  if (command.name === 'restored') {
    await hub.restored()
    console.log(
      'The database has a new life. Start the hub: its screens send again what it has lost, and are filled anew. Shut out again what was shut out since ' +
        'the backup: it has forgotten that. A screen that was enrolled since is unknown to it; it keeps what it counts, and is to be enrolled again.',
    )
    return
  }
  if (command.name === 'export') {
    await writeFileBy(command.file, hub.exportAll)
    console.log(
      `All that the hub holds is in ${command.file}. LÄSMIG.txt in it says what is what. Keep it as what it is a copy of.`,
    )
    return
  }
  if (command.name === 'keep') await hub.keepFor(command.kind, command.amount)
  if (command.name === 'keep' || command.name === 'kept') {
    for (const [kind, amount] of Object.entries(await hub.kept()))
      console.log(`${kind.padEnd(12)} ${amount} ${isRetentionKind(kind) ? retentionKinds[kind].unit : ''}`)
    return
  }
  const { name, venue } = command
  if (name === 'venue') {
    await hub.addVenue(venue)
    console.log(
      `The venue "${venue}" is there. A link for its screen: ${hint(flags, 'code', '--venue', venue)}`,
    )
    return
  }
  const venues = await hub.venues()
  const found = venues.find((each) => each.name === venue)
  if (!found) {
    const names = venues.map((each) => `"${each.name}"`).join(', ')
    throw new Error(`There is no venue "${venue}". There is: ${names || 'none'}.`)
  }
  if (command.name === 'revoke') return revoke(hub, found.id, command.screen)
  console.log(`${(await hub.enrolmentCode(found.id)).link}\nGood once, within ten minutes.`)
}

async function revoke(hub: Hub, venueId: string, screen: string): Promise<void> {
  const { venues } = await hub.overview()
  const kiosks = venues.find(({ id }) => id === venueId)?.kiosks ?? []
  const active = kiosks.filter(({ state }) => state === 'active')
  const found = active.find(({ name }) => name === screen)
  if (!found) {
    const names = active.map(({ name }) => `"${name}"`).join(', ')
    throw new Error(
      `There is no screen "${screen}" there that is not shut out. There is: ${names || 'none'}.`,
    )
  }
  await hub.revoke(found.deviceId)
  console.log(`"${screen}" is shut out. It goes on greeting and counting; what it sends is kept apart.`)
}

/** Who runs it by hand reads the key; a service's log is read by others. */
async function keyToShow(data: string): Promise<string> {
  const key = await keyIn(data, 'admin-key')
  return process.stdout.isTTY ? key : `KEY, which is in ${join(data, 'admin-key')}`
}

async function serve(hub: Hub, flags: Flags, database: string, end: () => Promise<void>): Promise<void> {
  if (flags.venue !== null) await hub.addVenue(flags.venue)
  else if ((await hub.venues()).length === 0) await hub.addVenue(example.venue)
  const { municipality, venues } = await hub.overview()
  const first = venues.find(({ name }) => name === flags.venue) ?? venues[0]
  const address = await hub.listen(flags.port, flags.host)
  await noteAddress(flags.data, flags.address ?? address)
  const isExample = municipality === example.municipality
  console.log(`
Hub of     ${municipality}${isExample ? ` – an example; yours: ${hint({ ...flags, municipality: null }, '--municipality', 'NAME', '--venue', 'NAME')}` : ''}
Page       ${address}/#key=${await keyToShow(flags.data)}
           with its key, for who runs the hub: add the first coordinator there, under Personer
Venues     ${venues.map(({ name }) => name).join(', ')}
Database   ${database}${
    first
      ? `
A screen   at ${first.name}, once within ten minutes: npm start -- --enrol '${(await hub.enrolmentCode(first.id)).link}'`
      : ''
  }
More       ${hint(flags, 'venue', 'add', 'NAME')}
           ${hint(flags, 'code', '--venue', 'NAME')}
Ctrl-C ends it.`)

  whenEnding(ending, async () => {
    await hub.close()
    await end()
  })
}

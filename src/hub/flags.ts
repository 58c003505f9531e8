import { parseArgs } from 'node:util'

/** What the hub was asked for on its command line. */
export interface Flags {
  /** `venue` and `code` do their one thing and end; null serves. */
  command: { name: 'venue' | 'code'; venue: string } | null
  /** Folder of the embedded database and the page's key. */
  data: string
  host: string
  port: number
  /** Where kiosks reach this hub, when it is not what it listens on. */
  address: string | null
  municipality: string | null
  venue: string | null
}

export const usage = `npm run hub                            runs the hub
npm run hub -- venue add NAME          makes a venue
npm run hub -- code --venue NAME       makes a link for a new kiosk, good once within ten minutes

Options:
  --municipality NAME  whose hub this is; one hub, one municipality
  --venue NAME         makes this venue
  --port N             port (4700)
  --host ADDRESS       what to listen on (127.0.0.1); 0.0.0.0 is all of the machine's networks, and needs --address
  --address URL        where kiosks reach the hub, as https://central.example.se
  --data DIR           folder of the database (data/hub)
In the environment, DATABASE_URL names another PostgreSQL (15 or newer) than the one that comes with Samvaro.`

/**
 * Reads the command line.
 * @returns a sentence for people when it cannot be understood
 */
export function readFlags(args: string[], defaults: { data: string }): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string', default: defaults.data },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '4700' },
        address: { type: 'string' },
        municipality: { type: 'string' },
        venue: { type: 'string' },
      },
    })
    const address = values.address === undefined ? null : originOf(values.address)
    if (['0.0.0.0', '::'].includes(values.host) && address === null) {
      return '--host on all networks needs --address: kiosks must be told where the hub is.'
    }
    return {
      command: readCommand(positionals, values.venue),
      data: values.data,
      host: values.host,
      port: readPort(values.port),
      address,
      municipality: values.municipality ?? null,
      venue: values.venue ?? null,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readCommand(words: readonly string[], venue: string | undefined): Flags['command'] {
  const [name, verb, ...rest] = words
  if (name === undefined) return null
  if (name === 'venue' && verb === 'add' && rest.length > 0) return { name, venue: rest.join(' ') }
  if (name === 'code' && verb === undefined && venue !== undefined) return { name, venue }
  throw new Error(`"${words.join(' ')}" is not understood.`)
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`--port takes a number from 0 to 65535, not "${text}".`)
}

function originOf(text: string): string {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new Error(`--address takes an address as https://central.example.se, not "${text}".`)
}

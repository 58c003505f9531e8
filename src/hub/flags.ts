import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { isRetentionKind, mayKeep, type RetentionKind, retentionKinds } from '../domain/retention.ts'
import { mostAlarmMinutes } from '../domain/screenLife.ts'
import type { ProviderOptions } from './accounts/provider.ts'
import type { AlarmOptions } from './alarms/alarms.ts'
import type { AlarmMail } from './alarms/mail.ts'

/** What the hub was asked for on its command line. */
export interface Flags {
  /** Each does its one thing and ends; null serves. */
  command:
    | { name: 'venue' | 'code'; venue: string }
    | { name: 'revoke'; venue: string; screen: string }
    | { name: 'restored' }
    | { name: 'keep'; kind: RetentionKind; amount: number }
    | { name: 'kept' }
    | { name: 'export'; file: string }
    | { name: 'municipality'; municipality: string }
    | null
  /** Folder of the embedded database and the page's key. */
  data: string
  host: string
  port: number
  /** Where kiosks reach this hub, when it is not what it listens on. */
  address: string | null
  municipality: string | null
  venue: string | null
  /** Whom to tell of quiet screens; nobody when null. */
  alarms: AlarmOptions | null
  /** The municipality's own sign-in; passwords alone when null. */
  provider: ProviderOptions | null
  /** Whose word is taken for whom they speak for, beside this machine's: addresses, `address/bits`, or names of ranges. */
  trustProxy: string[]
}

/** What the entry has found of it in the environment. */
export interface FlagDefaults {
  data: string
  alarmWebhook?: string | undefined
  alarmMail?: string | undefined
  alarmMailFrom?: string | undefined
  /** The mail server; it may hold a password. */
  smtpUrl?: string | undefined
  trustProxy?: string | undefined
  oidc?: { issuer?: string | undefined; clientId?: string | undefined; secret?: string | undefined }
}

export const usage = `npm run hub                            runs the hub
npm run hub -- venue add NAME          makes a venue
npm run hub -- code --venue NAME       makes a link for a new kiosk, good once within ten minutes
npm run hub -- revoke "Skärm 1" --venue NAME
                                       shuts a lost kiosk out
npm run hub -- keep [KIND N]           how long the hub keeps what; with a kind, keeps it N months or days from now on
npm run hub -- export --out FILE.zip   writes all that the hub holds of the municipality, for the archive
npm run hub -- restored                after the database was put back from a backup, before the hub is started on it
npm run hub -- municipality add NAME   makes one more municipality in DATABASE_URL, for a hub of its own
npm run hub -- --help                  says this

Options:
  --municipality NAME  whose hub this is; one hub, one municipality
  --venue NAME         makes this venue
  --port N             port (4700)
  --host ADDRESS       what to listen on (127.0.0.1); 0.0.0.0 is all of the machine's networks, and needs --address
  --address URL        where kiosks reach the hub, as https://central.example.se
  --trust-proxy ADDRESS[,ADDRESS]
                       proxies on other machines, which say by X-Forwarded-For whom they speak for: an address, a network
                       as 10.0.0.0/8, or uniquelocal (all private networks); a proxy on this machine needs none
  --data DIR           folder of the database (data/hub)
  --alarm-webhook URL  is told by POST of JSON when a screen is quiet in its opening hours, and when it is back
  --alarm-mail ADDRESS is told of the same by mail, through SAMVARO_SMTP_URL
  --alarm-minutes N    after how many quiet minutes, 10 to ${mostAlarmMinutes} (15)
  --oidc-issuer URL    lets people in by the municipality's own sign-in too (OpenID Connect); needs the next one, and SAMVARO_OIDC_SECRET
  --oidc-client-id ID  what this hub is called there
In the environment, DATABASE_URL names another PostgreSQL (15 or newer) than the one that comes with Samvaro,
SAMVARO_ALARM_WEBHOOK the webhook, where its address is a secret, and SAMVARO_OIDC_ISSUER, SAMVARO_OIDC_CLIENT_ID and
SAMVARO_OIDC_SECRET the sign-in. SAMVARO_TRUST_PROXY says the same as --trust-proxy. SAMVARO_SMTP_URL is the mail server, as smtps://name:password@mail.example.se,
SAMVARO_ALARM_MAIL whom to tell, and SAMVARO_ALARM_MAIL_FROM whom it is from.`

/** The hub's command with these words, as it is typed: those with anything but letters, digits and `-_./:` in quotes. */
export function commandLine(words: readonly string[]): string {
  const typed = words.map((word) => (/^[\p{L}\d\-_./:]+$/u.test(word) ? word : `"${word}"`))
  return ['npm run hub', ...(typed.length > 0 ? ['--'] : []), ...typed].join(' ')
}

/**
 * Reads the command line.
 * @returns a sentence for people when it cannot be understood
 */
export function readFlags(args: string[], defaults: FlagDefaults): Flags | string {
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
        'trust-proxy': { type: 'string' },
        out: { type: 'string' },
        venue: { type: 'string' },
        'alarm-webhook': { type: 'string' },
        'alarm-mail': { type: 'string' },
        'alarm-minutes': { type: 'string' },
        'oidc-issuer': { type: 'string' },
        'oidc-client-id': { type: 'string' },
      },
    })
    const address = values.address === undefined ? null : originOf(values.address)
    if (['0.0.0.0', '::'].includes(values.host) && address === null) {
      return '--host on all networks needs --address: kiosks must be told where the hub is.'
    }
    return {
      command: readCommand(positionals, values),
      data: values.data,
      host: values.host,
      port: readPort(values.port),
      address,
      municipality: values.municipality ?? null,
      venue: values.venue ?? null,
      alarms: readAlarms(
        {
          ...defaults,
          alarmWebhook: values['alarm-webhook'] ?? defaults.alarmWebhook,
          alarmMail: values['alarm-mail'] ?? defaults.alarmMail,
        },
        values['alarm-minutes'],
      ),
      provider: readProvider(
        values['oidc-issuer'] ?? defaults.oidc?.issuer,
        values['oidc-client-id'] ?? defaults.oidc?.clientId,
        defaults.oidc?.secret,
      ),
      trustProxy: readProxies(values['trust-proxy'] ?? defaults.trustProxy),
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readCommand(
  words: readonly string[],
  { venue, out }: { venue?: string; out?: string },
): Flags['command'] {
  const [name, verb, ...rest] = words
  if (name === undefined) return null
  if (name === 'venue' && verb === 'add' && rest.length > 0) return { name, venue: rest.join(' ') }
  if (name === 'municipality' && verb === 'add' && rest.length > 0) {
    return { name, municipality: rest.join(' ') }
  }
  if (name === 'code' && verb === undefined && venue !== undefined) return { name, venue }
  if (name === 'revoke' && verb !== undefined && venue !== undefined) {
    return { name, venue, screen: [verb, ...rest].join(' ') }
  }
  if (name === 'restored' && verb === undefined) return { name }
  if (name === 'keep') return readKeep(verb, rest)
  if (name === 'export' && verb === undefined && out !== undefined) return { name, file: out }
  throw new Error(`"${words.join(' ')}" is not understood.`)
}

function readKeep(kind: string | undefined, [amount, ...rest]: readonly string[]): Flags['command'] {
  if (kind === undefined) return { name: 'kept' }
  if (!isRetentionKind(kind)) {
    throw new Error(
      `There is no kind "${kind}" that is kept. There is: ${Object.keys(retentionKinds).join(', ')}.`,
    )
  }
  const { unit, least, most } = retentionKinds[kind]
  if (amount === undefined || rest.length > 0 || !mayKeep(kind, Number(amount))) {
    throw new Error(`"${kind}" is kept from ${least} to ${most} ${unit}.`)
  }
  return { name: 'keep', kind, amount: Number(amount) }
}

function readAlarms(given: FlagDefaults, minutes: string | undefined): AlarmOptions | null {
  const webhook = readWebhook(given.alarmWebhook)
  const mail = readMail(given)
  if (webhook === null && mail === null) {
    if (minutes === undefined) return null
    throw new Error('--alarm-minutes needs --alarm-webhook or --alarm-mail: nobody would be told.')
  }
  const after = Number(minutes ?? 15)
  if (!Number.isInteger(after) || after < 10 || after > mostAlarmMinutes) {
    throw new Error(`--alarm-minutes takes a number from 10 to ${mostAlarmMinutes}, not "${minutes}".`)
  }
  return { ...(webhook !== null && { webhook }), ...(mail !== null && { mail }), minutes: after }
}

function readWebhook(address: string | undefined): string | null {
  if (address === undefined || address === '') return null
  // Not said again in the sentence: it may be a secret.
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error(
      '--alarm-webhook takes an address as https://larm.example.se/samvaro, with no name and password in it.',
    )
  }
  return address
}

function readMail({ alarmMail, alarmMailFrom, smtpUrl }: FlagDefaults): AlarmMail | null {
  if (alarmMail === undefined || alarmMail === '') return null
  const from = alarmMailFrom || alarmMail
  for (const [name, address] of Object.entries({
    '--alarm-mail': alarmMail,
    SAMVARO_ALARM_MAIL_FROM: from,
  })) {
    if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(address)) {
      throw new Error(`${name} takes one address as larm@example.se, not "${address}".`)
    }
  }
  const url = URL.parse(smtpUrl ?? '')
  // Not said again in the sentence: it may hold a password.
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new Error(
      '--alarm-mail needs a mail server in the environment: SAMVARO_SMTP_URL, as smtps://name:password@mail.example.se.',
    )
  }
  return { to: alarmMail, from, server: url.href }
}

/** An environment file names what it leaves empty. */
function readProvider(issuer = '', clientId = '', clientSecret = ''): ProviderOptions | null {
  if (issuer === '' && clientId === '' && clientSecret === '') return null
  const url = URL.parse(issuer)
  const isLoopback = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url?.protocol !== 'https:' && !(isLoopback && url?.protocol === 'http:')) {
    throw new Error(
      `--oidc-issuer takes an address as https://login.example.se, by https unless on this machine, not "${issuer}".`,
    )
  }
  if (clientId === '' || clientSecret === '') {
    throw new Error(
      '--oidc-issuer needs --oidc-client-id and, in the environment, SAMVARO_OIDC_SECRET: what the provider has given this hub.',
    )
  }
  return { issuer, clientId, clientSecret }
}

function readProxies(text = ''): string[] {
  const proxies = text.split(',').map((part) => part.trim())
  if (proxies.join('') === '') return []
  for (const proxy of proxies) {
    if (!isProxy(proxy)) {
      throw new Error(
        `--trust-proxy takes addresses as 10.0.0.5, networks as 10.0.0.0/8, loopback or uniquelocal, with commas between, not "${proxy}".`,
      )
    }
  }
  return proxies
}

/** The whole Internet is no proxy: a network of no bits is none either. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const most = { 4: 32, 6: 128 }[isIP(address)]
  return most !== undefined && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= most))
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

import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Clock } from '../../contract/clock.ts'
import type { Alarm } from './alarm.ts'

/** Where alarms go by mail. */
export interface AlarmMail {
  /** An address of the municipality's: of a function, rather than of somebody. */
  to: string
  from: string
  /** `smtps://name:password@host:port`, or `smtp://…`, which goes over to TLS where the server knows it. Never to be logged. */
  server: string
}

/** Longer than this no server is waited for, in ms. */
const timeoutMs = 10_000

/**
 * Sends an alarm as a mail; sent again, it is the same one to a server or a mailbox that looks at its `Message-ID`.
 * @returns null when the server took it, else why not, in words for the log: of what the server answered the numbers alone, since it repeats addresses
 */
export async function sendAlarm(mail: AlarmMail, clock: Clock, alarm: Alarm): Promise<string | null> {
  let cancel = () => {}
  const late = new Promise<string>((resolve) => {
    cancel = clock.after(timeoutMs, () => resolve('no answer in 10 s'))
  })
  const { to, from } = mail
  const sent = createTransport(transportOf(mail.server)).sendMail({
    ...{ to, from, ...letterOf(alarm) },
    messageId: `<${createHash('sha256').update(alarm.id).digest('hex').slice(0, 40)}@samvaro.invalid>`,
    // Nobody's holiday answers a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  try {
    return await Promise.race([late, sent.then(() => null, whyNot)])
  } finally {
    cancel()
  }
}

function transportOf(server: string) {
  const url = new URL(server)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = ['127.0.0.1', '::1', 'localhost'].includes(host)
  return {
    ...{ host, secure, port: Number(url.port) || (secure ? 465 : 587) },
    // A password goes over no network in the clear.
    requireTLS: !secure && user !== '' && !isHere,
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const parts = ['code', 'command', 'responseCode'] as const
  const said = parts.flatMap((part) => (part in error ? [String(Reflect.get(error, part))] : []))
  return said.join(' ') || error.name
}

/** What a person reads who may never have heard of the hub. */
function letterOf({ event, text, screen, venue, municipality }: Alarm): { subject: string; text: string } {
  const which = `${screen.name} på ${venue.name}`
  const from = `Samvaro, ${municipality}\nBrevet kommer från en dator och går inte att svara på.`
  if (event === 'screen.back') {
    return {
      subject: `Hör av sig igen: ${which}`,
      text: [text, 'Det den har räknat under tiden skickas nu. Du behöver inte göra något.', from].join(
        '\n\n',
      ),
    }
  }
  return {
    subject: `Tyst skärm: ${which}`,
    text: [
      text,
      'Oftast är det strömmen, nätet eller datorn vid skärmen. Lyser skärmen så tar den emot besökare som vanligt: den räknar själv, och skickar när den får kontakt igen.',
      [
        'Gör så här:',
        '1. Ring mötesplatsen och fråga om skärmen lyser.',
        '2. Lyser den är det nätet. Säg till dem som sköter det.',
        '3. Är den svart: se efter att den har ström, och starta om datorn.',
      ].join('\n'),
      'Du får ett nytt brev när skärmen hör av sig igen.',
      from,
    ].join('\n\n'),
  }
}

import { once } from 'node:events'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../system.ts'
import { sendAlarm } from './mail.ts'
import { at, failing, minute, startAll, taken } from './testing.ts'

interface Letter {
  headers: Map<string, string>
  text: string
}

/** A mail server on loopback, which keeps what it takes, as whom, or does as it is told. */
async function startServer(more: SMTPServerOptions = {}, host = '127.0.0.1') {
  const came: Letter[] = []
  const kept = { came, refuse: null as string | null }
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100 },
    onRcptTo({ address }, _session, done) {
      done(
        kept.refuse === null
          ? null
          : Object.assign(new Error(`${address} ${kept.refuse}`), { responseCode: 451 }),
      )
    },
    async onData(stream, _session, done) {
      const pieces: Buffer[] = []
      for await (const piece of stream) pieces.push(piece)
      came.push(read(Buffer.concat(pieces).toString('latin1')))
      done()
    },
    ...more,
  })
  // One that a client drops is no failure of the test.
  server.on('error', () => {})
  server.listen(0, host)
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((done) => server.close(done)))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : null
  const mail = {
    to: 'larm@kommun.example',
    from: 'samvaro@kommun.example',
    server: `smtp://127.0.0.1:${port}`,
  }
  return Object.assign(kept, { mail, port })
}

function read(raw: string): Letter {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s)
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
      return [name.toLowerCase(), words(value)]
    }),
  )
  const text =
    headers.get('content-transfer-encoding') === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : Buffer.from(unquoted(body.replaceAll('=\r\n', '')), 'latin1').toString('utf8')
  return { headers, text: text.replaceAll('\r\n', '\n').trim() }
}

const unquoted = (text: string) =>
  text.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A header of RFC 2047, as a mail program shows it. */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_all, kind, text) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    )
}

describe('a screen that is quiet in opening hours', () => {
  it('is told of by mail, once by however many hubs, in words that say what to do; and once when it is back', async () => {
    const server = await startServer()
    const { clock, watcher, call } = await startAll({ mail: server.mail, webhook: false })
    const [one, two] = [watcher(), watcher()]
    clock.set(at('10:15'))
    await Promise.all([one.look(), two.look(), one.look()])
    await watcher().look()
    expect(server.came).toHaveLength(1)
    const [letter] = server.came
    expect(letter?.headers.get('subject')).toBe('Tyst skärm: Skärm 1 på Björken')
    expect(letter?.headers.get('to')).toBe('larm@kommun.example')
    expect(letter?.headers.get('from')).toBe('samvaro@kommun.example')
    expect(letter?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(letter?.text).toBe(
      `Skärm 1 på Björken har inte hört av sig sedan måndag 23 november 10.00, fast mötesplatsen har öppet.

Oftast är det strömmen, nätet eller datorn vid skärmen. Lyser skärmen så tar den emot besökare som vanligt: den räknar själv, och skickar när den får kontakt igen.

Gör så här:
1. Ring mötesplatsen och fråga om skärmen lyser.
2. Lyser den är det nätet. Säg till dem som sköter det.
3. Är den svart: se efter att den har ström, och starta om datorn.

Du får ett nytt brev när skärmen hör av sig igen.

Samvaro, Prövköping
Brevet kommer från en dator och går inte att svara på.`,
    )
    await call()
    clock.set(at('10:16'))
    await Promise.all([one.look(), two.look()])
    expect(server.came.map(({ headers }) => headers.get('subject'))).toEqual([
      'Tyst skärm: Skärm 1 på Björken',
      'Hör av sig igen: Skärm 1 på Björken',
    ])
    expect(server.came[1]?.text).toContain('Du behöver inte göra något.')
  })

  it('is told of by mail and webhook, and again by the one alone that failed', async () => {
    const server = await startServer()
    const { clock, watcher, events, webhook, log, call } = await startAll({ mail: server.mail })
    server.refuse = 'is full'
    clock.set(at('10:15'))
    for (let time = 0; time < 4; time++) {
      await watcher().look()
      clock.set(clock.wall() + 2 * minute)
    }
    expect([events(), server.came.length]).toEqual([['screen.quiet'], 0])
    expect(log.said.filter((said) => said.includes('could not be delivered'))).toHaveLength(1)
    server.refuse = null
    webhook.reply = failing
    clock.set(at('11:00'))
    await watcher().look()
    expect([events(), server.came.length]).toEqual([['screen.quiet'], 1])

    await call()
    clock.set(at('11:01'))
    for (let time = 0; time < 3; time++) {
      await watcher().look()
      clock.set(clock.wall() + 2 * minute)
    }
    expect(server.came).toHaveLength(2)
    webhook.reply = taken
    clock.set(at('11:10'))
    await call()
    await watcher().look()
    expect(events().at(-1)).toBe('screen.back')
    expect(server.came).toHaveLength(2)
  })
})

describe('a mail', () => {
  const alarm = {
    ...({
      id: 'one',
      event: 'screen.quiet',
      at: '',
      lastContact: '',
      municipality: 'Flen',
      text: 'Tyst.',
    } as const),
    venue: { id: 'v', name: 'Björken\r\nBcc: all@example.se' },
    screen: { id: 's', name: 'Skärm 1' },
  }

  it('is the same one when it is sent again, and a name in it adds no header', async () => {
    const server = await startServer()
    for (const id of ['one', 'one', 'two']) await sendAlarm(server.mail, systemClock(), { ...alarm, id })
    const ids = server.came.map(({ headers }) => headers.get('message-id'))
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@samvaro\.invalid>$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
    expect(server.came.flatMap(({ headers }) => headers.get('bcc') ?? [])).toEqual([])
  })

  it('goes with name and password where the address has them, and neither stands in why it did not', async () => {
    const asked: string[] = []
    const server = await startServer({
      authOptional: false,
      onAuth({ username, password }, _session, done) {
        asked.push(`${username} ${password}`)
        if (password === 'hemligt:å') done(null, { user: username })
        else done(new Error(`no ${password}`))
      },
    })
    const at = (password: string) => ({
      ...server.mail,
      server: `smtp://samvaro:${encodeURIComponent(password)}@127.0.0.1:${server.port}`,
    })
    expect(await sendAlarm(at('hemligt:å'), systemClock(), alarm)).toBeNull()
    expect(asked).toEqual(['samvaro hemligt:å'])
    expect(await sendAlarm(at('gissat'), systemClock(), alarm)).toBe('EAUTH AUTH PLAIN 535')
    server.refuse = 'is unknown'
    expect(await sendAlarm(at('hemligt:å'), systemClock(), alarm)).toBe('EENVELOPE RCPT TO 451')
    expect(server.came).toHaveLength(1)
  })

  it('carries no password over a network in the clear, and none to who only says who they are', async () => {
    const asked: string[] = []
    const onAuth: SMTPServerOptions['onAuth'] = ({ username }, _session, done) => {
      asked.push(username ?? '')
      done(null, { user: username })
    }
    // Another address than that of this machine itself, as far as the hub can tell.
    const clear = await startServer({ onAuth }, '127.0.0.2')
    const at = (address: string) => ({ ...clear.mail, server: address })
    expect(await sendAlarm(at(`smtp://samvaro:x@127.0.0.2:${clear.port}`), systemClock(), alarm)).toMatch(
      /^ETLS/,
    )
    // Its certificate is one that nobody has signed.
    const self = await startServer({ onAuth, secure: true })
    expect(
      await sendAlarm(at(`smtps://samvaro:x@127.0.0.1:${self.port}`), systemClock(), alarm),
    ).not.toBeNull()
    expect([asked, clear.came, self.came]).toEqual([[], [], []])
    expect(await sendAlarm(at(`smtp://127.0.0.2:${clear.port}`), systemClock(), alarm)).toBeNull()
  })

  it('is not waited for longer than ten seconds, nor where there is nobody', async () => {
    const server = await startServer({ onConnect: () => {} })
    const clock = systemClock()
    const waits: number[] = []
    const after = (ms: number, run: () => void) => {
      waits.push(ms)
      return clock.after(0, run)
    }
    expect(await sendAlarm(server.mail, { ...clock, after }, alarm)).toBe('no answer in 10 s')
    expect(waits).toEqual([10_000])
    const nobody = { ...server.mail, server: 'smtp://127.0.0.1:1' }
    expect(await sendAlarm(nobody, clock, alarm)).toMatch(/^E[A-Z]+/)
  })
})

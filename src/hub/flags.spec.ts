import { expect, it } from 'vitest'
import { readFlags } from './flags.ts'

const read = (...args: string[]) => readFlags(args, { data: 'here' })

it('serves on loopback unless told', () => {
  expect(read()).toEqual({
    command: null,
    data: 'here',
    host: '127.0.0.1',
    port: 4700,
    address: null,
    municipality: null,
    venue: null,
    alarms: null,
    provider: null,
    trustProxy: [],
  })
})

it('believes the proxies that it is told of, by its arguments before its environment', () => {
  const list = '10.0.0.5, 192.168.0.0/16,fd00::/8,uniquelocal'
  const trustProxy = ['10.0.0.5', '192.168.0.0/16', 'fd00::/8', 'uniquelocal']
  expect(read('--trust-proxy', list)).toMatchObject({ trustProxy })
  const environment = { data: 'here', trustProxy: 'uniquelocal' }
  expect(readFlags([], environment)).toMatchObject({ trustProxy: ['uniquelocal'] })
  expect(readFlags(['--trust-proxy', '10.0.0.5'], environment)).toMatchObject({ trustProxy: ['10.0.0.5'] })
  expect(readFlags([], { data: 'here', trustProxy: '' })).toMatchObject({ trustProxy: [] })
  for (const wrong of [
    'caddy',
    'true',
    '10.0.0.5,',
    '10.0.0.0/33',
    '0.0.0.0/0',
    'fd00::/129',
    '10.0.0/8',
    '10.0.0.5/x',
  ])
    expect(read('--trust-proxy', wrong)).toContain('--trust-proxy takes')
})

it('tells of quiet screens after a quarter of an hour unless told, wherever the address was given', () => {
  const address = 'https://larm.example.se/x'
  expect(read('--alarm-webhook', address)).toMatchObject({ alarms: { webhook: address, minutes: 15 } })
  expect(readFlags(['--alarm-minutes', '30'], { data: 'here', alarmWebhook: address })).toMatchObject({
    alarms: { webhook: address, minutes: 30 },
  })
})

it('tells by mail too, through the server that the environment names, and from whom it is told', () => {
  const server = 'smtps://samvaro:hemligt@mail.example.se'
  const to = 'larm@example.se'
  const environment = { data: 'here', smtpUrl: server, alarmMailFrom: 'samvaro@example.se' }
  expect(readFlags(['--alarm-mail', to], environment)).toMatchObject({
    alarms: { mail: { to, from: 'samvaro@example.se', server }, minutes: 15 },
  })
  const both = readFlags([], {
    data: 'here',
    smtpUrl: server,
    alarmMail: to,
    alarmWebhook: 'https://x.example.se',
  })
  expect(both).toMatchObject({ alarms: { webhook: 'https://x.example.se', mail: { to, from: to } } })
  for (const smtpUrl of ['', 'mail.example.se', 'https://eva:hemligt@mail.example.se']) {
    const said = readFlags(['--alarm-mail', to], { data: 'here', smtpUrl })
    expect(said).toContain('SAMVARO_SMTP_URL')
    expect(said).not.toContain('hemligt')
  }
  expect(readFlags(['--alarm-mail', 'a@x.se, b@x.se'], environment)).toContain('one address')
})

it('knows the sign-in of the municipality by its arguments, its environment, or some of both', () => {
  const provider = { issuer: 'https://login.example.se/x', clientId: 'hub', clientSecret: 'a secret' }
  const { issuer, clientId, clientSecret: secret } = provider
  const data = 'here'
  expect(readFlags([], { data, oidc: { issuer, clientId, secret } })).toMatchObject({ provider })
  const args = ['--oidc-issuer', issuer, '--oidc-client-id', clientId]
  expect(readFlags(args, { data, oidc: { issuer: 'https://other.example', secret } })).toMatchObject({
    provider,
  })
  expect(readFlags([], { data, oidc: { issuer: '', clientId: '', secret: '' } })).toMatchObject({
    provider: null,
  })
  for (const wrong of [
    { clientId, secret },
    { issuer, clientId },
    { issuer, secret },
    { issuer: 'http://login.example.se', clientId, secret },
    { issuer: 'http://127.0.0.1.example.se', clientId, secret },
  ]) {
    expect(readFlags([], { data, oidc: wrong })).toEqual(expect.any(String))
  }
  expect(readFlags([], { data, oidc: { clientId, secret: 'a secret' } })).not.toContain('a secret')
})

it('reads its commands', () => {
  expect(read('venue', 'add', 'Mötesplatsen', 'Hatten')).toMatchObject({
    command: { name: 'venue', venue: 'Mötesplatsen Hatten' },
  })
  expect(read('code', '--venue', 'Hatten')).toMatchObject({ command: { name: 'code', venue: 'Hatten' } })
  expect(read('municipality', 'add', 'Flens', 'kommun')).toMatchObject({
    command: { name: 'municipality', municipality: 'Flens kommun' },
  })
  expect(read('restored')).toMatchObject({ command: { name: 'restored' } })
  expect(read('export', '--out', 'a.zip')).toMatchObject({ command: { name: 'export', file: 'a.zip' } })
  expect(read('keep')).toMatchObject({ command: { name: 'kept' } })
  expect(read('keep', 'visits', '36')).toMatchObject({
    command: { name: 'keep', kind: 'visits', amount: 36 },
  })
  expect(read('revoke', 'Skärm', '1', '--venue', 'Hatten')).toMatchObject({
    command: { name: 'revoke', venue: 'Hatten', screen: 'Skärm 1' },
  })
})

it.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['--nonsense']],
  [['code']],
  [['venue', 'add']],
  [['municipality', 'add']],
  [['restored', 'now']],
  [['keep', 'visits']],
  [['export']],
  [['keep', 'visits', '13']],
  [['keep', 'visits', '36', 'months']],
  [['keep', 'everything', '36']],
  [['venue', 'drop', 'Hatten']],
  [['--address', 'central']],
  [['--host', '0.0.0.0']],
  [['revoke', '--venue', 'Hatten']],
  [['revoke', 'Skärm 1']],
  [['--alarm-webhook', 'larm']],
  [['--alarm-webhook', 'https://eva:secret@larm.example.se']],
  [['--alarm-minutes', '15']],
  [['--alarm-mail', 'larm@example.se']],
  [['--alarm-webhook', 'https://larm.example.se', '--alarm-minutes', '9']],
  [['--alarm-webhook', 'https://larm.example.se', '--alarm-minutes', '1e9']],
])('answers %j with a sentence', (args) => {
  expect(read(...args)).toEqual(expect.any(String))
})

it('gives kiosks an address without a path', () => {
  expect(read('--host', '0.0.0.0', '--address', 'https://central.example.se/x')).toMatchObject({
    address: 'https://central.example.se',
  })
})

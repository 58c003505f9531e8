import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFlags } from '../../src/hub/flags.ts'
import { root } from '../support/world.ts'

const unit = join(root, 'resources/hub/samvaro-hub.service')

/** The hub's own arguments, of a command that starts it. */
function flagsOf(command: readonly string[]) {
  const [program, file = '', ...args] = command
  expect(program).toBe('node')
  expect(existsSync(join(root, file)), file).toBe(true)
  return readFlags(args, { data: 'unsaid' })
}

test('the unit starts the hub that is here, with a folder of its own', () => {
  const start = /^ExecStart=\/usr\/bin\/env (.*)$/m.exec(readFileSync(unit, 'utf8'))?.[1]?.split(' ') ?? []
  expect(start.at(-1)).toBe('$HUB_ARGS')
  const given = ['--municipality', 'Eskilstuna kommun', '--address', 'https://central.example.se']
  expect(flagsOf([...start.slice(0, -1), ...given])).toMatchObject({
    ...{ command: null, data: '/var/lib/samvaro-hub', municipality: 'Eskilstuna kommun' },
    address: 'https://central.example.se',
  })
})

test('the compose file starts it too, on the network of its own', () => {
  const text = readFileSync(join(root, 'resources/hub/compose.yaml'), 'utf8')
  const command = /^ {2}command:\n((?: {4}- .*\n)+)/m.exec(text)?.[1] ?? ''
  const words = command
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace('    - ', ''))
    .map((word) => word.replace(/\$\{HUB_ADDRESS:\?\}/, 'https://central.example.se'))
    .map((word) => word.replace(/\$\{.*\}/, 'Namn'))
  expect(flagsOf(words)).toMatchObject({
    host: '0.0.0.0',
    address: 'https://central.example.se',
    municipality: 'Namn',
  })
  const trustProxy = /SAMVARO_TRUST_PROXY: \$\{SAMVARO_TRUST_PROXY:-(.*)\}/.exec(text)?.[1]
  expect(readFlags([], { data: 'unsaid', trustProxy })).toMatchObject({ trustProxy: ['uniquelocal'] })
  expect(existsSync(join(root, 'resources/hub/Caddyfile'))).toBe(true)
})

test.skipIf(spawnSync('systemd-analyze', ['--version']).error !== undefined)('systemd takes the unit', () => {
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

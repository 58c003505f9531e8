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
  })
})

it('reads its two commands', () => {
  expect(read('venue', 'add', 'Mötesplatsen', 'Hatten')).toMatchObject({
    command: { name: 'venue', venue: 'Mötesplatsen Hatten' },
  })
  expect(read('code', '--venue', 'Hatten')).toMatchObject({ command: { name: 'code', venue: 'Hatten' } })
})

it.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['--nonsense']],
  [['code']],
  [['venue', 'add']],
  [['venue', 'drop', 'Hatten']],
  [['--address', 'central']],
  [['--host', '0.0.0.0']],
])('answers %j with a sentence', (args) => {
  expect(read(...args)).toEqual(expect.any(String))
})

it('gives kiosks an address without a path', () => {
  expect(read('--host', '0.0.0.0', '--address', 'https://central.example.se/x')).toMatchObject({
    address: 'https://central.example.se',
  })
})

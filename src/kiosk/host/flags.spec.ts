import { expect, it } from 'vitest'
import { readFlags } from './flags.ts'

const strict = { data: 'data/kiosk' }

it('has a default for everything', () => {
  expect(readFlags([], strict)).toEqual({
    data: 'data/kiosk',
    port: 4600,
    window: true,
    panel: { inches: 43, bottomCm: 70 },
    enrol: null,
    board: false,
  })
})

it('reads every flag', () => {
  const link = 'http://127.0.0.1:4700/enrol/v1#CODE'
  const args = `--data d --port 0 --no-window --board --panel-inches 24 --bottom-cm 90 --enrol ${link}`
  expect(readFlags(args.split(' '), strict)).toEqual({
    data: 'd',
    port: 0,
    window: false,
    panel: { inches: 24, bottomCm: 90 },
    enrol: link,
    board: true,
  })
})

it.each([
  ['--port', 'x'],
  ['--port', ''],
  ['--port', '65536'],
  ['--panel-inches', '5'],
  ['--bottom-cm', '900'],
])('says what is wrong with %s %j', (flag, value) => {
  expect(readFlags([`${flag}=${value}`], strict)).toContain(flag)
})

it('says which flag it does not know', () => {
  expect(readFlags(['--prot', '1'], strict)).toContain('--prot')
})

it("lets be what is another's, when told to", () => {
  const args = ['--no-sandbox', '--inspect=0', '--board', '.', '--panel-inches=24']
  expect(readFlags(args, { data: 'd', ignoreOthers: true })).toMatchObject({
    data: 'd',
    board: true,
    panel: { inches: 24 },
  })
})

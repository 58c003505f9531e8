import { expect, it } from 'vitest'
import { nativeChannels } from '../contract/native.ts'
import { electronDouble } from './electronDouble.ts'
import { type Kiosk, runInElectron } from './kioskApp.ts'

const clock = { wall: () => 0, mono: () => 0, bootId: 'spec', after: () => () => {} }
const ownFrame = { url: 'app://kiosk/', parent: null, detached: false }

function running({
  firstInstance = true,
  kiosk = engineThatGreets() as Kiosk | null,
  open = async () => kiosk,
} = {}) {
  const double = electronDouble({ firstInstance })
  const log = { info() {}, warn() {}, error: (message: string) => double.calls.push(`error ${message}`) }
  const preload = '/out/preload.cjs'
  runInElectron({ shell: double.shell, open, path: '/board', preload, exists: () => false, clock, log })
  return double
}

function engineThatGreets() {
  return { engine: { fetch: async () => new Response('hej') }, close: async () => {} }
}

it('registers its scheme and the sandbox before Electron is ready, and opens its page after', async () => {
  const { calls, ready, windows, asked } = running()
  expect(calls).toEqual(['sandbox', 'privileged app'])
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  expect(calls).toEqual(['sandbox', 'privileged app', 'menu null', 'handle app', 'load app://kiosk/board'])
  expect(windows).toHaveLength(1)
  expect(windows[0]).toMatchObject({
    kiosk: true,
    webPreferences: {
      preload: '/out/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
  expect(await (await asked.scheme(new Request('app://kiosk/')))?.text()).toBe('hej')
})

it('locks the session and the page that it makes', async () => {
  const { calls, ready, asked } = running()
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  expect(asked.request('https://evil.example/', 'xhr')).toEqual({ cancel: true })
  expect(asked.open('https://evil.example/')).toEqual({ action: 'deny' })
})

it('leaves at once when it already runs, touching nothing', () => {
  expect(running({ firstInstance: false }).calls).toEqual(['quit'])
})

it('leaves when another program has the folder', async () => {
  const { calls, ready, windows } = running({ kiosk: null })
  ready()
  await expect.poll(() => calls).toContain('quit')
  expect(windows).toEqual([])
})

it('ends with a code when the kiosk cannot be opened', async () => {
  const { calls, ready } = running({ open: () => Promise.reject(new Error('no disk')) })
  ready()
  await expect.poll(() => calls).toContain('exit 1')
  expect(calls).toContain('error the kiosk could not start')
})

it('keeps its window open until the app itself ends', async () => {
  const { calls, ready, app, window, asked } = running()
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  expect(asked.event(window, 'close').defaultPrevented).toBe(true)
  app.emit('before-quit')
  expect(asked.event(window, 'close').defaultPrevented).toBe(false)
})

it('closes the engine before the end, once', async () => {
  let closes = 0
  const kiosk = { ...engineThatGreets(), close: async () => void closes++ }
  const { calls, ready, app, asked } = running({ kiosk })
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  expect(asked.event(app, 'will-quit').defaultPrevented).toBe(true)
  await expect.poll(() => calls).toContain('quit')
  expect(asked.event(app, 'will-quit').defaultPrevented).toBe(false)
  expect(closes).toBe(1)
})

it('shows its window again when it is started a second time', async () => {
  const { calls, ready, app } = running()
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  app.emit('second-instance')
  expect(calls).toContain('focus')
})

it('relaunches for its own page, and for nobody else', async () => {
  const { calls, ready, asked } = running()
  ready()
  await expect.poll(() => calls).toContain('load app://kiosk/board')
  const foreign = [null, { ...ownFrame, url: 'https://evil.example/' }, { ...ownFrame, parent: ownFrame }]
  for (const frame of foreign) {
    await expect(asked.ipc(nativeChannels.relaunch, frame)).rejects.toThrow('Refused')
  }
  expect(calls).not.toContain('relaunch')
  await asked.ipc(nativeChannels.relaunch, ownFrame)
  expect(calls.slice(-2)).toEqual(['relaunch', 'quit'])
})

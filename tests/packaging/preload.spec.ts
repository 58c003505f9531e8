import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { ContextBridge, IpcRenderer } from 'electron'
import { expect, it } from 'vitest'
import { nativeChannels } from '../../src/contract/native.ts'

/** The built preload, run as Electron's sandbox runs it: CommonJS, with a `require` that knows `electron` and little else. */
const source = readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8')

function runPreload() {
  const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
  const invoked: unknown[][] = []
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (name, api) => {
      exposed[name] = api
    },
  }
  const ipcRenderer: Pick<IpcRenderer, 'invoke'> = {
    invoke: async (...args) => {
      invoked.push(args)
    },
  }
  const required: string[] = []
  const require = (name: string) => {
    required.push(name)
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`)
    return { contextBridge, ipcRenderer }
  }
  runInNewContext(source, { require, exports: {}, module: { exports: {} } })
  return { exposed, invoked, required }
}

it('gives the page one small object and asks only for Electron', () => {
  const { exposed, required } = runPreload()
  expect(required).toEqual(['electron'])
  expect(Object.keys(exposed)).toEqual(['samvaro'])
  expect(Object.keys(exposed.samvaro ?? {})).toEqual(Object.keys(nativeChannels))
})

it('sends each ability on its own channel, and nothing that the page gave', async () => {
  const { exposed, invoked } = runPreload()
  for (const [ability, channel] of Object.entries(nativeChannels)) {
    await exposed.samvaro?.[ability]?.('anything')
    expect(invoked.at(-1)).toEqual([channel])
  }
})

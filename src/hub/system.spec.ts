import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { filesFrom, keyIn } from './system.ts'

it('gives the files of the page and no others, and does not call missing what could not be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-hub-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'page', 'assets.js'), { recursive: true })
  writeFileSync(join(folder, 'page', 'hub.html'), 'page')
  writeFileSync(join(folder, 'page', '.hidden.js'), 'secret')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  symlinkSync('round.js', join(folder, 'page', 'round.js'))
  const files = filesFrom(join(folder, 'page'))
  expect(await files('/hub.html')).toEqual({ body: Buffer.from('page'), type: 'text/html; charset=utf-8' })
  const none = [
    '/gone.js',
    '/assets.js',
    '/hub.html/x.js',
    '/.hidden.js',
    '/../secret.js',
    '/hub.html\0.js',
    '/x.exe',
  ]
  expect(await Promise.all(none.map(files))).toEqual(none.map(() => null))
  await expect(files('/round.js')).rejects.toThrow('ELOOP')
})

it('makes one key for all who ask, keeps it, and opens to nobody by one that is damaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-hub-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const keys = await Promise.all(Array.from({ length: 8 }, () => keyIn(folder, 'admin-key')))
  expect(new Set(keys).size).toBe(1)
  expect(await keyIn(folder, 'admin-key')).toBe(keys[0])
  expect(await keyIn(folder, 'metrics-key')).not.toBe(keys[0])
  writeFileSync(join(folder, 'admin-key'), '')
  await expect(keyIn(folder, 'admin-key')).rejects.toThrow('There is no key')
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, expect, it } from 'vitest'

/**
 * What electron-builder packs, seen without Electron's program: a folder with an empty `electron` stands in for it. Fuses are left
 * out, since they are burned into the real one.
 */
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'samvaro-packed-'))
const resources = join(folder, 'dist', 'linux-unpacked', 'resources')
let packed: string[] = []

beforeAll(async () => {
  const electronDist = join(folder, 'electron')
  mkdirSync(electronDist)
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  for (const [name, text] of Object.entries({
    electron: '',
    version,
    LICENSE: '',
    'LICENSES.chromium.html': '',
  })) {
    writeFileSync(join(electronDist, name), text)
  }
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      directories: { output: join(folder, 'dist') },
      electronDist,
      electronFuses: null,
    },
  })
  packed = filesOf(join(resources, 'app.asar'))
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('packs the bundles, the preload and the page', () => {
  expect(packed).toEqual(
    expect.arrayContaining(['package.json', 'out/main/index.js', 'out/preload/index.cjs']),
  )
  expect(packed).toContain('out/renderer/index.html')
  expect(packed.filter((file) => /^out\/renderer\/assets\/.+\.js$/.test(file))).not.toEqual([])
})

it("packs SQLite's binary for this machine only, outside the archive, where it can be loaded", () => {
  const binary = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
  expect(packed.filter((file) => file.endsWith('.node'))).toEqual([binary])
  expect(readdirSync(join(resources, 'app.asar.unpacked', 'node_modules/better-sqlite3/prebuilds'))).toEqual([
    `linux-${process.arch}.node`,
  ])
})

it('packs the example venue beside the archive', () => {
  const example = readFileSync(join(resources, 'example-venue.json'), 'utf8')
  expect(example).toBe(readFileSync(join(root, 'resources/example-venue.json'), 'utf8'))
})

it('packs nothing else: no sources, no tests, no hub, no other package', () => {
  const expected =
    /^(package\.json$|out\/(main|preload|renderer)\/|node_modules\/better-sqlite3\/(lib|prebuilds)\/|node_modules\/better-sqlite3\/(package\.json|LICENSE)$)/
  expect(packed.filter((file) => !expected.test(file))).toEqual([])
  expect(packed.filter((file) => /hub|\.(ts|tsx|map)$|\.spec\./.test(file))).toEqual([])
})

/** Paths in an asar archive, whose header is JSON after 16 bytes of lengths. */
function filesOf(archive: string): string[] {
  const bytes = readFileSync(archive)
  const header: Entry = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)))
  return pathsOf(header, '')
}

interface Entry {
  files?: Record<string, Entry>
}

function pathsOf({ files }: Entry, path: string): string[] {
  if (!files) return [path]
  return Object.entries(files).flatMap(([name, entry]) => pathsOf(entry, path ? `${path}/${name}` : name))
}

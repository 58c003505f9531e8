import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './setup.mjs'
import { isForSpecs } from './specFiles.ts'

const isSpec = (file: string) => file.endsWith('.spec.ts') || file.endsWith('.spec.tsx')

const exported = /^export (?:async )?(?:function\*?|const|let|class|type|interface) (\w+)/gm

/**
 * What is exported and named nowhere but where it is made and in specs: dead, whatever its specs say. By names alone, so that one that
 * is also a word of something else slips through; a name that is used within its own file is used.
 */
function unused(sources: ReadonlyMap<string, string>): string[] {
  const uses = new Map<string, number>()
  for (const [file, source] of sources) {
    if (isSpec(file)) continue
    for (const [name] of source.matchAll(/[A-Za-z_$][\w$]*/g)) uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  return [...sources].flatMap(([file, source]) =>
    isForSpecs(file) || !file.startsWith('src/')
      ? []
      : [...source.matchAll(exported)].flatMap(([, name = '']) =>
          uses.get(name) === 1 ? [`${file}: ${name}`] : [],
        ),
  )
}

it('finds nothing in the house that only specs use', () => {
  // Packages of others lie below scripts/node and tests/bench/peers, once they have been fetched.
  const exclude = ['**/node_modules/**']
  const files = globSync('{src,scripts,tests}/**/*.{ts,tsx,mjs}', { cwd: root, exclude }).sort()
  const sources = files.map(
    (file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')] as const,
  )
  expect(unused(new Map(sources))).toEqual([])
})

it('knows what is used from what is not', () => {
  const sources = new Map([
    ['src/a.ts', 'export function dead() {}\nexport const used = 1\nexport type Inner = 1\nlet x: Inner'],
    ['src/b.ts', "import { used } from './a.ts'"],
    ['src/a.spec.ts', "import { dead } from './a.ts'"],
    ['src/testing.ts', 'export const usual = 1'],
  ])
  expect(unused(sources)).toEqual(['src/a.ts: dead'])
})

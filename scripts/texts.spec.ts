import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '..', 'src', 'renderer')

interface Source {
  path: string
  code: string
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(renderer, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.spec)\.tsx?$/.test(name))
    .map((name) => ({ path: join(folder, name), code: readFileSync(join(renderer, folder, name), 'utf8') }))
}

/** An id and its text, as a catalogue of `speaker` has them, a line each or two. */
const entry = /^ {2}'([\w.-]+)':\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`),$/gm

function textsOf(code: string): [id: string, text: string][] {
  return [...code.matchAll(entry)].map(([, id = '', a, b, c]) => [id, a ?? b ?? c ?? ''])
}

/** Ids that are said as they stand, and those that are put together: `kind.${kind}`. */
function isSaid(id: string, code: string): boolean {
  if (code.includes(`'${id}'`)) return true
  return [...code.matchAll(/`([\w.-]+)\$\{/g)].some(([, before = '']) => id.startsWith(before))
}

/**
 * Who may say a catalogue's texts: what imports it. `staff/text.ts` is for all of staff; a folder's own for that folder, and for others
 * that reach in.
 */
function speakersOf({ path }: Source, sources: readonly Source[]): string {
  const inFolder = path.split('/').slice(0, -1).join('/')
  const name = path.split('/').at(-1) ?? ''
  return sources
    .filter((each) => each.path !== path)
    .filter((each) =>
      [...each.code.matchAll(/from '(\.[^']*)'/g)].some(
        ([, from = '']) => join(each.path, '..', from) === join(inFolder, name),
      ),
    )
    .map(({ code }) => code)
    .join('\n')
}

const sources = ['staff', 'hub', 'ui', 'visitor', 'live'].flatMap(sourcesUnder)
const catalogues = sources.filter(({ code }) => /speaker\(\{/.test(code))

/** words.md, "Never". */
const forbidden = /registrer|autentiser|\bsession|användar|ogiltig|fel \d{3}|oops/i

describe.each(catalogues.map((source) => [source.path, source] as const))(
  'the texts of %s',
  (_path, source) => {
    const texts = textsOf(source.code)
    const code = speakersOf(source, sources)

    it('are found, all of them', () => {
      expect(texts.length).toBeGreaterThan(3)
      expect(texts).toHaveLength([...source.code.matchAll(/^ {2}'[\w.-]+':/gm)].length)
    })

    it('are each said somewhere', () => {
      expect(texts.map(([id]) => id).filter((id) => !isSaid(id, code))).toEqual([])
    })

    it('do not shout, and have none of the words that nobody says', () => {
      expect(texts.filter(([, text]) => text.includes('!') || forbidden.test(text))).toEqual([])
    })
  },
)

it('knows a text that nobody says', () => {
  expect(isSaid('print.away', "t('print.title')")).toBe(false)
  expect(isSaid('print.title', "t('print.title')")).toBe(true)
  const made = ['t(`kind.$', '{kind}`)'].join('')
  expect(isSaid('kind.region', made)).toBe(true)
  expect(isSaid('other.region', made)).toBe(false)
})

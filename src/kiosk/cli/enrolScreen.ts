import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { enrolment } from '../host/enrolment.ts'
import { openDatabase } from '../store/open.ts'
import { syncStore } from '../store/syncStore.ts'
import { type EnrolOptions, enrolAt } from '../sync/enrol.ts'
import { dataFolder, Misused } from './misused.ts'

export const enrolUsage = "npm run enrol -- 'http://HOST:PORT/enrol/v1#CODE' [--data DIR] [--with-unsent]"

/**
 * Connects a screen to the hub that a link names. The screen may be running meanwhile: it begins to send within a few seconds. Throws
 * `Misused` with a sentence for whoever typed.
 */
export async function enrolScreen(
  args: string[],
  { print, ...options }: Omit<EnrolOptions, 'store'> & { print: (line: string) => void },
): Promise<void> {
  const { link, data, withUnsent } = parse(args)
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  try {
    const asked = await enrolAt({ ...options, store: syncStore(db), withUnsent }, link)
    const { enrolled, sentence } = enrolment(asked)
    if (!enrolled) throw new Misused(sentence)
    print(sentence)
  } finally {
    db.close()
  }
}

function parse(args: string[]): { link: string; data: string; withUnsent: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { data: { type: 'string' }, 'with-unsent': { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [link, ...more] = positionals
    const { data = dataFolder, 'with-unsent': withUnsent } = values
    if (link !== undefined && more.length === 0) return { link, data, withUnsent }
  } catch {
    // An option that there is not: told below, as every other misuse.
  }
  throw new Misused(enrolUsage)
}

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { enrolment } from '../host/enrolment.ts'
import { openDatabase } from '../store/open.ts'
import { syncStore } from '../store/syncStore.ts'
import { type EnrolOptions, enrolAt } from '../sync/enrol.ts'
import { dataFolder, Misused } from './misused.ts'

export const enrolUsage = "npm run enrol -- 'http://HOST:PORT/enrol/v1#CODE' [--data DIR]"

/**
 * Connects a screen to the hub that a link names. The screen may be running meanwhile: it begins to send within a few seconds. Throws
 * `Misused` with a sentence for whoever typed.
 */
export async function enrolScreen(
  args: string[],
  { print, ...options }: Omit<EnrolOptions, 'store'> & { print: (line: string) => void },
): Promise<void> {
  const { link, data } = parse(args)
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  try {
    const { enrolled, sentence } = enrolment(await enrolAt({ ...options, store: syncStore(db) }, link))
    if (!enrolled) throw new Misused(sentence)
    print(sentence)
  } finally {
    db.close()
  }
}

function parse(args: string[]): { link: string; data: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { data: { type: 'string' } },
      allowPositionals: true,
    })
    const [link, ...more] = positionals
    if (link !== undefined && more.length === 0) return { link, data: values.data ?? dataFolder }
  } catch {
    // An option that there is not: told below, as every other misuse.
  }
  throw new Misused(enrolUsage)
}

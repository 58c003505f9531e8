// `npm run enrol -- LINK [--data DIR]`: makes a kiosk that is not running one of the hub that gave the link.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Enrolment } from '../src/kiosk/host/enrolment.ts'
import { openKiosk } from '../src/kiosk/host/openKiosk.ts'
import { consoleLogger, systemClock } from '../src/kiosk/index.ts'
import { root } from './setup.mjs'

const usage = "npm run enrol -- 'http://HOST:PORT/enrol/v1#CODE' [--data DIR]"

async function enrol(): Promise<Enrolment> {
  const options = { data: { type: 'string', default: join(root, 'data', 'kiosk') } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [link] = positionals
  if (!link) throw new Error(usage)
  const folder = resolve(values.data)
  const kiosk = await openKiosk({
    folder,
    pages: join(root, 'out', 'renderer'),
    example: join(root, 'resources', 'example-venue.json'),
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    panel: { inches: 43, bottomCm: 70 },
    clock: systemClock(),
    log: consoleLogger(),
  })
  if (!kiosk)
    throw new Error(`A kiosk runs with the data in ${folder}. Stop it, and start it with --enrol LINK.`)
  return kiosk.enrol(link).finally(kiosk.close)
}

const { enrolled, sentence } = await enrol().catch((error: Error) => ({
  enrolled: false,
  sentence: error.message,
}))
console.log(sentence)
process.exitCode = enrolled ? 0 : 1

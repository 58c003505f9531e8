// `npm run bench`: every figure against a limit or a peer that is measured in the same run, in turns. `npm run bench -- touch load` does
// only those. No test rests on any of it: a busy machine is no fault of ours.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchCommit } from './commit.ts'
import { benchDrain } from './drain.ts'
import { benchHub } from './hub.ts'
import { benchKiosks } from './kiosks.ts'
import { benchLoad } from './load.ts'
import { benchReplication } from './replication.ts'
import { benchStart } from './start.ts'
import { type Figure, table } from './stats.ts'
import { benchTouch } from './touch.ts'

const parts: Record<string, (folder: string) => Promise<Figure[]>> = {
  commit: benchCommit,
  touch: benchTouch,
  load: benchLoad,
  start: benchStart,
  hub: benchHub,
  drain: benchDrain,
  replication: benchReplication,
  kiosks: benchKiosks,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in parts))
if (unknown !== undefined) {
  console.error(`There is no "${unknown}" to measure. There is: ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
} else {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    console.error(`Measuring ${name} …`)
    const folder = await mkdtemp(join(tmpdir(), 'samvaro-bench-'))
    const found = await measure(folder)
    console.error(table(found))
    figures.push(...found)
    await rm(folder, { recursive: true, force: true })
  }
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  console.log(`
${new Date().toISOString().slice(0, 16)}Z, ${cpus()[0]?.model.trim()} × ${cpus().length}, ${memory}, ${process.platform} ${release()}, Node ${process.versions.node}
Two times are the median and the 99th percentile.

${table(figures)}`)
}

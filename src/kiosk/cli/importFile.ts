import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Clock, NewId } from '../../contract/clock.ts'
import { presentFields, venueFields } from '../../contract/programme.ts'
import { zoneOf } from '../../domain/day.ts'
import { decodeText } from '../../domain/text/decode.ts'
import { readProgrammeText } from '../../domain/text/programmeText.ts'
import type { ProgrammeReading, ReadLine } from '../../domain/text/reading.ts'
import { sentenceFor } from '../../domain/text/sentences.sv.ts'
import { dateOf, localDate } from '../../domain/time.ts'
import { type Patch, programmeImporter } from '../services/importer.ts'
import { patchesOf } from '../services/importProgramme.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { consoleLogger } from '../system.ts'
import { dataFolder, Misused } from './misused.ts'

export const importUsage = 'npm run import -- FIL [--venue "Mötesplatsens namn"] [--data MAPP]'

/**
 * Reads a week's programme as staff write it into the database of a screen, which may be running meanwhile: it shows the new programme
 * within a second. Prints in Swedish, line by line, what was not understood or is uncertain. Throws `Misused` with a sentence for
 * whoever typed.
 */
export async function importFile(
  args: string[],
  { clock, newId, print }: { clock: Clock; newId: NewId; print: (line: string) => void },
): Promise<void> {
  const { file, venue, data } = parse(args)
  const text = decodeText(await readOrMisused(file))
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  try {
    const store = createStore(db)
    const find = (id: string) => store.programme.find(id)?.fields ?? null
    const venuePatch = venueFor(find('venue'), venue)
    const known = venueFields.safeParse(presentFields({ ...find('venue'), ...venuePatch?.fields }))
    const timeZone = zoneOf({ venue: known.data ?? null })
    const today = localDate(clock.wall(), timeZone)
    const reading = readProgrammeText(text, { today })
    const patches = [...(venuePatch ? [venuePatch] : []), ...patchesOf(reading, find)]
    const edited = programmeImporter({ store, clock, newId, log: consoleLogger() }).apply(patches, timeZone)
    for (const line of reading.lines) tell(line, print)
    print(summaryOf(reading, basename(file)))
    print(whenOf(reading, today))
    print(
      `Nytt i programmet för ${known.data?.name}: ${edited.added}. Ändrat: ${edited.changed}. Mapp: ${resolve(data)}`,
    )
  } finally {
    db.close()
  }
}

function parse(args: string[]): { file: string; venue: string | undefined; data: string } {
  const options = { venue: { type: 'string' }, data: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Misused(`Skriv så här: ${importUsage}`)
    return { file, venue: values.venue?.trim() || undefined, data: values.data ?? dataFolder }
  } catch (error) {
    throw error instanceof Misused ? error : new Misused(`Skriv så här: ${importUsage}`)
  }
}

async function readOrMisused(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new Misused(`Filen ${file} går inte att läsa.`)
  }
}

function venueFor(known: Record<string, unknown> | null, name: string | undefined): Patch | null {
  if (known === null && name === undefined) {
    throw new Misused(`Skärmen vet inte vad mötesplatsen heter. Lägg till namnet: ${importUsage}`)
  }
  if (name === undefined || name === known?.name) return null
  // A slip of the pen would otherwise stand over the door.
  if (known !== null) {
    throw new Misused(`Skärmen hör till ${known.name}, inte till ${name}. Ingenting är ändrat.`)
  }
  if (name.length > 80) throw new Misused('Mötesplatsens namn får ha högst 80 tecken.')
  return { id: 'venue', type: 'venue', fields: { name, kind: 'fixed' } }
}

function tell({ number, text, outcome, why }: ReadLine, print: (line: string) => void): void {
  if (outcome !== 'uncertain' && outcome !== 'notUnderstood') return
  const what = outcome === 'uncertain' ? 'osäkert' : 'förstods inte'
  print(`Rad ${number}, ${what}: ${text || '(raden visas inte)'}`)
  for (const reason of why) print(`  ${sentenceFor(reason)}`)
}

/** From which day to which the text speaks, so that last year's file is found out. */
function whenOf({ activities, meals, openingExceptions }: ProgrammeReading, today: string): string {
  const dates = [
    ...activities.map(({ start }) => dateOf(start)),
    ...meals.map(({ date }) => date),
    ...openingExceptions.map(({ date }) => date),
  ].sort()
  const [first, last] = [dates.at(0), dates.at(-1)]
  if (first === undefined || last === undefined) return 'Inga dagar nämns i texten.'
  const over = last < today && activities.every(({ recurrence }) => recurrence === undefined)
  const span = first === last ? first : `${first} till ${last}`
  return `Dagar: ${span}.${over ? ' Alla de dagarna har redan varit, så skärmen visar inget av dem.' : ''}`
}

function summaryOf({ lines, ...reading }: ProgrammeReading, file: string): string {
  const count = (outcome: ReadLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const { activities, meals, notices, openingExceptions, openingHours } = reading
  return (
    `${file}: ${count('understood') + count('uncertain')} rader lästa, varav ${count('uncertain')} osäkra; ` +
    `${count('notUnderstood')} förstods inte. Aktiviteter: ${activities.length}. Måltider: ${meals.length}. ` +
    `Meddelanden: ${notices.length}. Öppettider: ${openingExceptions.length + Object.keys(openingHours).length}.`
  )
}

import * as z from 'zod'
import { localDateTime } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { quoted, rowsOf, withSnapshot } from '../store/snapshot.ts'
import type { Sql } from '../store/sql.ts'
import { tableTexts } from './tables.ts'
import { type Sink, zipTo } from './zip.ts'

/** A table of the municipality, and its columns. */
interface Table {
  name: string
  columns: string[]
}

/**
 * What opens or proves something, or is a hash of it, whatever table it is in: it is never taken out. By name, so that a column which is added later stays
 * within as well.
 */
const secret = /(^|_)(key|hash|password|secret|token|sealing|forgetting|subject|whose)($|_)/

/** Rows of one file: a zip of this kind has no file of 4 GiB. */
const mostRows = 1_000_000

/**
 * Writes all that the hub holds of the municipality into a zip, as it stands at one moment: a file of JSON lines for each table, and what each is. Rows that
 * the catalogue brings are there by themselves; keys, and hashes of what opens something, are not.
 */
export async function exportAll(context: HubContext, sink: Sink): Promise<void> {
  await withSnapshot(context, async (tx) => {
    const zip = zipTo(sink)
    const tables = await tablesOf(tx)
    zip.file('LÄSMIG.txt')
    await zip.write(readMe(context, tables))
    for (const table of tables) {
      let rows = 0
      for await (const lines of rowsOf(tx, table.name, lineOf(context, table))) {
        if (rows % mostRows === 0)
          zip.file(`${table.name}${rows === 0 ? '' : `-${1 + rows / mostRows}`}.ndjson`)
        rows += lines.length
        await zip.write(lines.map((line) => `${line}\n`).join(''))
      }
      if (rows === 0) zip.file(`${table.name}.ndjson`)
    }
    await zip.end()
  })
}

const columnRow = z.object({ table: z.string(), columns: z.array(z.string()) })

/** The tables with a municipality, and the municipality itself, without the months that `op` is parted in. */
async function tablesOf(tx: Sql): Promise<Table[]> {
  const rows = await tx.query(
    `SELECT c.relname AS table, json_agg(a.attname ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     GROUP BY c.relname HAVING bool_or(a.attname = 'municipality') OR c.relname = 'municipality' ORDER BY c.relname`,
  )
  return z
    .array(columnRow)
    .parse(rows)
    .map(({ table, columns }) => ({ name: table, columns: columns.filter((name) => !secret.test(name)) }))
}

/** The statement whose rows are the file's lines, without what is secret; bytes as the text that they are. */
function lineOf({ municipality }: HubContext, { name, columns }: Table): string {
  const own = name === 'municipality' ? 'id' : 'municipality'
  const pairs = columns.map((column) =>
    name === 'quarantine' && column === 'raw'
      ? `'raw', convert_from(raw, 'UTF8')`
      : `'${column}', ${quotedName(column)}`,
  )
  return `SELECT json_build_object(${pairs.join(', ')})::text AS line FROM ${quotedName(name)} WHERE ${own} = ${quoted(municipality.id)}`
}

const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`

function readMe({ municipality, clock, timeZone }: HubContext, tables: readonly Table[]): string {
  const when = localDateTime(clock.wall(), timeZone).replace('T', ' ')
  return [
    `Samvaro: allt som centralen för ${municipality.name} har, ${when} (${timeZone}).`,
    '',
    'En fil för varje tabell. Varje rad i en fil är en post, skriven som JSON (RFC 8259), i UTF-8.',
    'Tider med klockslag är med tidszon. Dagar och timmar är mötesplatsens egna.',
    'Nycklar, lösenord och avtryck som öppnar något är inte med.',
    'Vad fälten är, och om de kan handla om en person, står i docs/privacy.md i Samvaro.',
    '',
    ...tables.flatMap(({ name, columns }) => [
      `${name}.ndjson`,
      `  ${tableTexts[name] ?? ''}`,
      `  Fält: ${columns.join(', ')}`,
      '',
    ]),
  ].join('\r\n')
}

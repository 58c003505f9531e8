import * as z from 'zod'
import { partsOfOccurrence } from '../../contract/ids.ts'
import { csvRows, writeCsv } from '../../domain/table/csv.ts'
import type { Cell } from '../../domain/table/table.ts'
import type { HubContext } from '../context.ts'
import { quoted, rowsOf, withSnapshot } from '../store/snapshot.ts'
import type { Sql } from '../store/sql.ts'
import { type Sink, zipTo } from './zip.ts'

/** A venue's days, both included. */
export interface Span {
  venueId: string
  from: string
  to: string
}

interface Sheet {
  name: string
  head: string[]
  /** A statement that gives `line`, a row as JSON. */
  statement: string
  rowOf: (line: unknown) => Cell[]
}

/**
 * Writes what the hub holds of a venue and some days into a zip, as tables that a spreadsheet opens and in which nothing is a formula: for a request to see
 * what is held. Whether all of it may be given out is for whoever asks for it to judge.
 */
export async function exportVenue(context: HubContext, span: Span, sink: Sink): Promise<void> {
  await withSnapshot(context, async (tx) => {
    const zip = zipTo(sink)
    const titleOf = await titles(tx, context, span.venueId)
    for (const { name, head, statement, rowOf } of sheetsOf(context, span, titleOf)) {
      zip.file(`${name}.csv`)
      await zip.write(writeCsv({ name, head, rows: [] }))
      for await (const lines of rowsOf(tx, 'sheet', statement))
        await zip.write(csvRows(lines.map((line) => rowOf(JSON.parse(line)))))
    }
    await zip.end()
  })
}

const sum = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])
const count = z.tuple([z.string(), z.number(), z.string().nullable(), z.number()])
const visit = z.object({
  ...{ day: z.string(), hour: z.number(), undone: z.boolean() },
  state: z.object({
    partySize: z.number(),
    firstTime: z.boolean().nullable(),
    outsideHours: z.boolean(),
    participations: z.array(z.string()),
    mealOrders: z.array(z.object({ mealId: z.string(), diet: z.string(), portions: z.number() })),
  }),
})
const part = z.object({ id: z.string(), type: z.string(), fields: z.record(z.string(), z.unknown()) })

function sheetsOf({ municipality }: HubContext, span: Span, titleOf: (id: string) => string): Sheet[] {
  const { venueId, from, to } = span
  const own = `municipality = ${quoted(municipality.id)} AND venue = ${quoted(venueId)}`
  const days = `day BETWEEN ${quoted(from)} AND ${quoted(to)}`
  const dated = `left(coalesce(fields->>'date', fields->>'start', fields->>'from', ''), 10)`
  return [
    {
      name: 'summor',
      head: ['Dag', 'Timme', 'Besök', 'Personer', 'Första gången'],
      statement: `SELECT json_build_array(day, hour, visits, persons, first_time)::text AS line FROM rollup_day
        WHERE ${own} AND ${days} ORDER BY day, hour`,
      rowOf: (line) => sum.parse(line),
    },
    {
      name: 'besok',
      head: [
        'Dag',
        'Timme',
        'Personer',
        'Första gången',
        'Utanför öppettiden',
        'Ångrat',
        'Aktiviteter',
        'Mat',
      ],
      statement: `SELECT json_build_object('day', day, 'hour', hour, 'undone', undone, 'state', state)::text AS line FROM visit
        WHERE ${own} AND ${days} ORDER BY day, hour, id`,
      rowOf(line) {
        const { day, hour, undone, state } = visit.parse(line)
        const meals = state.mealOrders.map(
          ({ mealId, diet, portions }) => `${portions} ${titleOf(mealId)} (${diet})`,
        )
        return [
          ...[day, hour, state.partySize, yesNo(state.firstTime), yesNo(state.outsideHours), yesNo(undone)],
          ...[state.participations.map(titleOf).join(', '), meals.join(', ')],
        ]
      },
    },
    {
      name: 'manuell-rakning',
      head: ['Dag', 'Timme', 'Aktivitet', 'Personer'],
      statement: `SELECT json_build_array(day, hour, occurrence, persons)::text AS line FROM (
        SELECT day, hour, occurrence, persons FROM headcount WHERE ${own} AND ${days}
        UNION ALL SELECT day, hour, NULL, persons FROM headcount_day WHERE ${own} AND ${days}) AS counted ORDER BY day, hour`,
      rowOf(line) {
        const [day, hour, occurrence, persons] = count.parse(line)
        return [day, hour, occurrence === null ? '' : titleOf(occurrence), persons]
      },
    },
    {
      name: 'program',
      head: ['Slag', 'Datum', 'Texter', 'Ledare', 'Upprepning'],
      // What recurs is of every day after its first.
      statement: `SELECT json_build_object('id', id, 'type', type, 'fields', fields)::text AS line FROM entity
        WHERE ${own} AND NOT deleted AND (${dated} = '' OR ${dated} <= ${quoted(to)} AND (fields->>'recurrence' IS NOT NULL OR ${dated} >= ${quoted(from)}))
        ORDER BY type, ${dated}, id`,
      rowOf(line) {
        const { type, fields } = part.parse(line)
        const date = [fields.date, fields.start, fields.from].find((each) => typeof each === 'string')
        return [
          type,
          textOf(date),
          textsOf(fields).join(' · '),
          textOf(fields.leader),
          textOf(fields.recurrence),
        ]
      },
    },
  ]
}

const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'ja' : 'nej')
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The Swedish of each text that staff have written. */
function textsOf(fields: Record<string, unknown>): string[] {
  return Object.values(fields).flatMap((value) =>
    typeof value === 'object' && value !== null && 'sv' in value && typeof value.sv === 'string'
      ? [value.sv]
      : [],
  )
}

const titleRow = z.object({ id: z.string(), title: z.string().nullable() })

/** What a visitor saw of an occurrence or a meal; its id where that is gone. */
async function titles(tx: Sql, { municipality }: HubContext, venue: string): Promise<(id: string) => string> {
  const rows = await tx.query(
    `SELECT id, coalesce(fields->'title'->>'sv', fields->'dish'->>'sv') AS title FROM entity
     WHERE municipality = $1 AND venue = $2 AND type IN ('activity', 'meal')`,
    [municipality.id, venue],
  )
  const known = new Map(
    z
      .array(titleRow)
      .parse(rows)
      .map(({ id, title }) => [id, title]),
  )
  return (id) => known.get(id) ?? known.get(partsOfOccurrence(id).activity) ?? id
}

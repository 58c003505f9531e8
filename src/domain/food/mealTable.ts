import type { Diet, MealKind } from '../../contract/words.ts'
import { looksLikePersonalNumber } from '../personalNumber.ts'
import { Almanac } from '../text/almanac.ts'
import { type Served, unsaidHours } from '../text/meals.ts'
import {
  type Obstacle,
  outcomeOf,
  type ReadingReason,
  type ReadLine,
  type ReadMeal,
} from '../text/reading.ts'
import { scan } from '../text/scan.ts'
import { clockTime } from '../text/times.ts'
import { whenOf } from '../text/when.ts'
import { contained, readAllergens } from './allergens.ts'
import { dietsIn, kindIn, priceIn, timeIn } from './cells.ts'

/** What a column may hold, by the words that head it. Several columns of a kind are read as one. */
const headings = {
  week: /^(?:vecka|v\.?|vecka nr|week)$/iu,
  date: /^(?:datum|date|dag(?:en)?|veckodag|day|serveringsdag)$/iu,
  kind: /^(?:måltid(?:styp)?|typ|meal|serveringstyp)$/iu,
  dish: /^(?:rätt(?:en|er)?|maträtt(?:er)?|lunch(?:rätt)?|dagens(?: rätt| lunch)?|mat|meny|huvudrätt|soppa|dish|menu|(?:alternativ|rätt|lunch|alt\.?) ?1|namn|benämning)$/iu,
  other:
    /^(?:alternativ(?:rätt)?|(?:alternativ|rätt|lunch|alt\.?) ?[2-4]|tillbehör|dessert|efterrätt|sallad|beskrivning|description)$/iu,
  vegetarian: /^(?:veg(?:etarisk\p{L}*)?\.?(?: rätt| alternativ)?|dagens veg\p{L}*|grön rätt)$/iu,
  price: /^(?:pris(?: ?\(?kr\)?)?|kostnad|kr|kronor|avgift|price)$/iu,
  diets: /^(?:kost(?:er)?|specialkost(?:er)?|dieter?|anpassning(?:ar)?|diets?)$/iu,
  allergens: /^(?:allergen(?:er)?|innehåller|allergi(?:er)?|märkning|allergens?)$/iu,
  time: /^(?:tid(?:er)?|kl\.?|klockan|serveras|servering(?:stid)?|serveringstider|från|time)$/iu,
  until: /^(?:till|t\.?o\.?m\.?|slut(?:ar)?)$/iu,
  orderBy:
    /^(?:beställ(?:s|ning|as)?(?: senast)?|sista (?:beställning|anmälan)|anmälan(?: senast)?|senast)$/iu,
  portions: /^(?:portioner|antal(?: portioner)?|portions?)$/iu,
} as const
type Column = keyof typeof headings

export interface MealTable {
  lines: ReadLine[]
  meals: ReadMeal[]
}

/** How far down a heading is looked for. */
const deepestHeading = 20

/** The columns of a table of meals, or null when none of its first rows heads one. */
export function headingOf(rows: readonly string[][]): { row: number; columns: (Column | null)[] } | null {
  for (const [row, cells] of rows.slice(0, deepestHeading).entries()) {
    const columns = cells.map((cell) => columnNamed(cell))
    const has = (column: Column) => columns.includes(column)
    if (has('dish') && (has('date') || has('week'))) return { row, columns }
  }
  return null
}

function columnNamed(cell: string): Column | null {
  const text = cell
    .replace(/[\s:*]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const named = Object.entries(headings).find(([, words]) => words.test(text))?.[0]
  return named !== undefined && isColumn(named) ? named : null
}

function isColumn(name: string): name is Column {
  return name in headings
}

/**
 * Reads a table that has a row of headings, row by row. A day that is left empty is that of the row above. An allergen that is listed
 * is in the dish; what is not listed is unknown. Null when no row heads it. `today` is near the days that are written without a year.
 */
export function readMealTable(
  rows: readonly string[][],
  { today, served = {} }: { today: string; served?: Served },
): MealTable | null {
  const heading = headingOf(rows)
  if (!heading) return null
  const cellsIn = (row: readonly string[], wanted: Column) =>
    heading.columns.flatMap((column, index) => (column === wanted && row[index] ? [row[index]] : []))
  const written = rows
    .slice(heading.row + 1)
    .map((row) => `${cellsIn(row, 'week').map((week) => `vecka ${week} `)}${cellsIn(row, 'date').join(' ')}`)
  const reader = rowReader(new Almanac(written, today), cellsIn, served)
  const table: MealTable = { lines: [], meals: [] }
  for (const [index, row] of rows.entries()) {
    const text = row.filter((cell) => cell !== '').join(' · ')
    const line: ReadLine = { number: index + 1, text, outcome: 'blank', why: [] }
    table.lines.push(line)
    if (text === '') continue
    if (looksLikePersonalNumber(row.join('\t'))) drop(line, { code: 'personalNumber' })
    else if (index <= heading.row) keep(line, [{ code: 'heading' }])
    else table.meals.push(...reader(row, line))
  }
  return table
}

function keep(line: ReadLine, why: ReadingReason[]): void {
  line.why = why
  line.outcome = outcomeOf(why)
}

function drop(line: ReadLine, why: Obstacle): void {
  if (why.code === 'personalNumber') line.text = ''
  line.outcome = 'notUnderstood'
  line.why = [why]
}

function rowReader(
  almanac: Almanac,
  cellsIn: (row: readonly string[], wanted: Column) => string[],
  served: Served,
) {
  let above: { dates: string[]; why: ReadingReason[] } | null = null

  function datesOf(row: readonly string[]): typeof above | 'badDate' {
    const week = Number(/\d{1,2}/.exec(cellsIn(row, 'week')[0] ?? '')?.[0])
    const opened = week ? almanac.openWeek(week) : null
    const written = cellsIn(row, 'date').join(' ')
    if (written === '') return above
    // A day of the month without its month is no date.
    const found = scan(written.replace(/ 00:00$/u, ''), { thisYear: almanac.thisYear })
    const when = whenOf(found, almanac)
    if (when === 'badDate' || when === null || when.rule) return 'badDate'
    above = { dates: when.dates, why: [...(opened?.why ?? []), ...when.why] }
    return above
  }

  return (row: readonly string[], line: ReadLine): ReadMeal[] => {
    const when = datesOf(row)
    const dish = cellsIn(row, 'dish').join('. ')
    const vegetarian = cellsIn(row, 'vegetarian').join('. ')
    if (when === 'badDate') {
      drop(line, { code: 'badDate', text: cellsIn(row, 'date').join(' ') })
      return []
    }
    if (dish === '' && vegetarian === '') {
      drop(line, { code: 'noDish' })
      return []
    }
    if (!when) {
      drop(line, { code: 'mealWithoutDate' })
      return []
    }
    const { why, fields } = factsOf((wanted) => cellsIn(row, wanted), served)
    const sv = joined([
      dish,
      ...cellsIn(row, 'other'),
      ...(vegetarian && dish ? [`Vegetariskt: ${vegetarian}`] : [vegetarian]),
    ])
    keep(line, [...when.why, ...why])
    return when.dates.map((date) => ({ line: line.number, date, dish: { sv }, ...fields }))
  }
}

type Facts = Omit<ReadMeal, 'line' | 'date' | 'dish'>

function factsOf(
  cells: (wanted: Column) => string[],
  served: Served,
): { fields: Facts; why: ReadingReason[] } {
  const text = (wanted: Column) => cells(wanted).join(', ')
  const kind = kindIn(text('kind')) ?? 'lunch'
  const why: ReadingReason[] = []
  const price = priceIn(text('price'))
  if (text('price') && !price?.sure) why.push({ code: 'priceUnclear', text: short(text('price')) })
  const hours = hoursOf([text('time'), text('until')], kind, served, why)
  const diets = dietsIn(text('diets'))
  const allergens = readAllergens(text('allergens'))
  if (diets.unclear[0]) why.push({ code: 'dietUnclear', text: short(diets.unclear[0]) })
  if (allergens.unclear[0]) why.push({ code: 'allergenUnclear', text: short(allergens.unclear[0]) })
  const orderBy = timeIn(text('orderBy'))
  const portions = Number(/\d{1,4}/.exec(text('portions'))?.[0])
  const can: Diet[] = cells('vegetarian').length > 0 ? ['vegetarian'] : []
  return {
    why,
    fields: {
      kind,
      ...(price ? { price: price.price } : {}),
      ...hours,
      ...(orderBy ? { orderBy: clockTime(orderBy.start) } : {}),
      portions: portions >= 1 && portions <= 1000 ? portions : null,
      diets: [...new Set([...can, ...diets.diets])],
      allergens: contained(allergens.contains),
      soldOut: false,
    },
  }
}

function hoursOf(
  [time, until]: readonly [string, string],
  kind: MealKind,
  served: Served,
  why: ReadingReason[],
): { serveFrom: string; serveTo: string } {
  const usual = unsaidHours(kind, served)
  const from = timeIn(time)
  const end = from?.end ?? timeIn(until)?.start
  const start = from?.start ?? usual.start
  const stated = end !== undefined && end > start
  const last = stated ? end : from ? start + usual.end - usual.start : usual.end
  const hours = { serveFrom: clockTime(start), serveTo: clockTime(last) }
  if (!from) why.push({ code: usual.code, from: hours.serveFrom, to: hours.serveTo })
  else if (!stated) why.push({ code: 'endAssumed', minutes: last - start })
  return hours
}

function joined(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join('. ')
  return text.length <= 500 ? text : `${text.slice(0, 499).replace(/[\ud800-\udbff]$/, '')}…`
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}

import type { SourceLine } from './lines.ts'

const day =
  /^(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag\p{L}*)?\.?|v(?:ecka|\.)?\s*\d{1,2})(?:\s+(?:den\s+)?\d{1,2}(?:\s*\/\s*\d{1,2}|\s+\p{L}{3,9}\.?)?(?:\s+20\d\d)?)?:?$/iu
const time = /^(?:kl\.?\s*)?\d{1,2}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?$/u
const meal = /^(?:lunch|soppa|sopplunch|fika)$/iu
const closed = /^stängt/iu

/**
 * A week or two laid out with its days side by side, told day by day: each cell becomes a line below the heading of its column, with the
 * number of its row. Other lines stay as they are. Linear in the text.
 */
export function withoutGrids(lines: readonly SourceLine[]): SourceLine[] {
  const told: SourceLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) break
    const heads = headsIn(line)
    if (!heads) {
      told.push(line)
      continue
    }
    let end = at + 1
    while (end < lines.length && isRow(lines[end], heads)) end += 1
    told.push(...columnsOf(line, heads, lines.slice(at + 1, end)))
    at = end - 1
  }
  return told
}

function cellsOf({ raw, text }: SourceLine): string[] {
  return (raw.includes('\t') ? raw : text).split('\t').map((cell) => cell.trim())
}

/** The days that head the columns; the first may be empty or say what the rows are. Null where the line heads no grid. */
function headsIn(line: SourceLine): string[] | null {
  const cells = cellsOf(line)
  const [first = '', ...more] = cells
  const days = (day.test(first) ? cells : more).filter((cell) => cell !== '')
  return days.length > 1 && days.every((cell) => day.test(cell)) ? cells : null
}

/** Where no column holds labels, a line without a tab that begins with a time or a day goes on in the first column. */
function isRow(line: SourceLine | undefined, [first = '']: readonly string[]): boolean {
  if (!line) return false
  if (line.text === '' || cellsOf(line).length > 1) return true
  return day.test(first) && (/^\d{1,2}[.:\s]/u.test(line.text) || day.test(line.text))
}

function columnsOf(head: SourceLine, heads: readonly string[], rows: readonly SourceLine[]): SourceLine[] {
  const cellAt = (line: SourceLine, text: string): SourceLine => ({
    ...line,
    text,
    raw: text,
    indented: false,
  })
  const hasLabels = !day.test(heads[0] ?? '')
  const cells = rows.map(cellsOf)
  return heads.flatMap((title, column) => {
    if (title === '' || !day.test(title)) return []
    const below = rows.flatMap((line, row) => {
      const cell = cells[row]?.[column] ?? ''
      return cell === '' ? [] : [cellAt(line, hasLabels ? labelled(cells[row]?.[0] ?? '', cell) : cell)]
    })
    return [cellAt(head, title), ...below]
  })
}

/** A part of the day that is closed is not the day; a time or a meal beside the row is that of each of its cells. */
function labelled(label: string, cell: string): string {
  if (label === '' || day.test(label)) return cell
  if (closed.test(cell) && meal.test(label)) return `Ingen ${label.toLowerCase()}`
  if (closed.test(cell)) return time.test(label) ? cell : `${label} – ${cell}`
  if (time.test(label)) return `${label} ${cell}`
  return meal.test(label) ? `${label}: ${cell}` : cell
}

const number = /^\d{1,2}$/u
const month = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,6}\.?$/iu
const weekday = /^(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?\.?$/iu

/** "måndag", "23" and "nov." below one another, as web calendars show a day, are one line. */
export function withWholeDates(lines: readonly SourceLine[]): SourceLine[] {
  const told: SourceLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [first, second, third] = lines.slice(at, at + 3)
    if (!first) break
    const isDay =
      second && third && weekday.test(first.text) && number.test(second.text) && month.test(third.text)
    if (!isDay) {
      told.push(first)
      continue
    }
    const text = `${first.text} ${second.text} ${third.text.replace(/\.$/u, '')}`
    told.push({ ...first, text, raw: text })
    at += 2
  }
  return told
}

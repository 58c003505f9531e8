import type { Cell, Table } from './table.ts'

/**
 * A table as CSV (RFC 4180) as Swedish office programs read it: semicolons, decimal commas, a byte order mark. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function writeCsv({ head, rows }: Table): string {
  return `\ufeff${csvRows([head, ...rows])}`
}

/** Further rows of the same table, for one that is too long to have in hand. */
export function csvRows(rows: Table['rows']): string {
  return rows.map((cells) => `${cells.map(cellText).join(';')}\r\n`).join('')
}

/** Also what follows white space: spreadsheets trim before they look. Full-width signs are read as the plain ones. */
const asFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u
/** What begins with a sign and yet is harmless, since it is nothing but a number or a telephone number. */
const onlyNumber = /^[+-]?\d[\d ]*$/

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const text = cell.replaceAll('\0', '')
  const safe = asFormula.test(text) && !onlyNumber.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

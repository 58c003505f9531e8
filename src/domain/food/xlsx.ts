import { Unzip, UnzipInflate } from 'fflate'
import { attribute, type Element, elements, plainText, withoutPrefixes } from './xml.ts'

/** A table as text: dates as `2026-11-23`, times as `11:30`, numbers with a point. */
export interface Sheet {
  name: string
  rows: string[][]
}

export type XlsxProblem = 'tooLarge' | 'notAWorkbook'

/** The largest file that is looked at, and what may come out of it. A year of lunches is a hundredth of this. */
const maxPacked = 5 * 1024 * 1024
const maxUnpacked = 20 * 1024 * 1024
const maxRows = 5000
const maxColumns = 60
/** So little at a time that what one step unpacks stays small, whatever the file says of its sizes. */
const step = 4096

class TooLarge extends Error {}

/** The sheets of an XLSX workbook in their order. Bounded, so that a file made to swell is refused. Never throws. */
export function readXlsx(bytes: Uint8Array): Sheet[] | XlsxProblem {
  if (bytes.length > maxPacked) return 'tooLarge'
  try {
    return sheetsOf(unpack(bytes))
  } catch (error) {
    return error instanceof TooLarge ? 'tooLarge' : 'notAWorkbook'
  }
}

function unpack(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, Uint8Array[]>()
  let size = 0
  const unzip = new Unzip((file) => {
    if (!/^xl\/.*\.(?:xml|rels)$/u.test(file.name) || /drawing|theme|media/u.test(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) throw error
      size += chunk.length
      if (size > maxUnpacked) throw new TooLarge()
      chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  return new Map([...parts].map(([name, chunks]) => [name, textOf(chunks)]))
}

function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder()
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('')
  return withoutPrefixes(text + decoder.decode())
}

function sheetsOf(parts: ReadonlyMap<string, string>): Sheet[] | XlsxProblem {
  const book = parts.get('xl/workbook.xml')
  if (book === undefined) return 'notAWorkbook'
  const from1904 = [...elements(book, 'workbookPr')].some((each) =>
    /^(?:1|true)$/u.test(attribute(each, 'date1904') ?? ''),
  )
  const strings = [...elements(parts.get('xl/sharedStrings.xml') ?? '', 'si')].map(textIn)
  const dated = datedStyles(parts.get('xl/styles.xml') ?? '')
  const targets = new Map(
    [...elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map((each) => [
      attribute(each, 'Id'),
      attribute(each, 'Target') ?? '',
    ]),
  )
  return [...elements(book, 'sheet')].flatMap((each): Sheet[] => {
    const target = targets.get(attribute(each, 'r:id') ?? attribute(each, 'id'))
    const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
    const xml = parts.get(path)
    if (xml === undefined) return []
    return [{ name: attribute(each, 'name') ?? '', rows: rowsIn(xml, { strings, dated, from1904 }) }]
  })
}

interface Book {
  strings: readonly string[]
  /** By the number of a style, whether it shows a number as a date or a time. */
  dated: readonly boolean[]
  from1904: boolean
}

function rowsIn(xml: string, book: Book): string[][] {
  const rows: string[][] = []
  for (const row of elements(xml, 'row')) {
    if (rows.length >= maxRows) throw new TooLarge()
    const cells: string[] = []
    for (const cell of elements(row.inside, 'c')) {
      const column = columnOf(attribute(cell, 'r')) ?? cells.length
      if (column >= maxColumns) continue
      while (cells.length < column) cells.push('')
      cells[column] = cellText(cell, book)
    }
    rows.push(cells)
  }
  return rows
}

/** "C12" is the third column, 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(cell: Element, { strings, dated, from1904 }: Book): string {
  const type = attribute(cell, 't')
  if (type === 'inlineStr') return textIn(cell)
  const [value] = elements(cell.inside, 'v')
  const text = value ? plainText(value.inside).trim() : ''
  if (type === 's') return strings[Number(text)] ?? ''
  if (text === '' || type === 'str' || type === 'e') return type === 'e' ? '' : text
  if (type === 'd') return text.slice(0, 10)
  const number = Number(text)
  const isDate = type !== 'b' && Number.isFinite(number) && dated[Number(attribute(cell, 's') ?? 0)]
  return isDate ? dateText(number, from1904) : text
}

/** The runs of a rich text; how it is said aloud in Japanese (`rPh`) is no part of it. */
function textIn({ inside }: Element): string {
  const spoken = [...elements(inside, 'rPh')].reduce((text, each) => text.replace(each.inside, ''), inside)
  return [...elements(spoken, 't')]
    .map((run) => plainText(run.inside))
    .join('')
    .trim()
}

/** Which styles show a date: ECMA-376 18.8.30, numbers 14–22 and 45–47, and own formats that hold a letter of day, year or hour. */
function datedStyles(xml: string): boolean[] {
  const own = new Map(
    [...elements(xml, 'numFmt')].map((each) => [
      attribute(each, 'numFmtId'),
      (attribute(each, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ''),
    ]),
  )
  const [formats] = elements(xml, 'cellXfs')
  return [...elements(formats?.inside ?? '', 'xf')].map((style) => {
    const id = attribute(style, 'numFmtId')
    const number = Number(id)
    return (
      (number >= 14 && number <= 22) ||
      (number >= 45 && number <= 47) ||
      (number >= 27 && number <= 36) ||
      /[dyhå]/iu.test(own.get(id) ?? '')
    )
  })
}

/** A serial number of days since 1899-12-30, or since 1904 in old workbooks of a Mac; its fraction is the time of day. */
function dateText(serial: number, from1904: boolean): string {
  const minutes = Math.round(serial * 1440)
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  if (minutes < 0 || minutes > 1440 * 100_000) return ''
  const text = new Date(epoch + minutes * 60_000).toISOString()
  if (minutes < 1440 && !from1904) return text.slice(11, 16)
  return minutes % 1440 === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}

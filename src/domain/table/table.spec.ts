import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeCsv } from './csv.ts'
import type { Table } from './table.ts'
import { writeXlsx } from './xlsx.ts'

const table: Table = {
  name: 'Vecka 48: program/[utkast]',
  head: ['Aktivitet', 'Antal'],
  rows: [
    ['Bingo; med "priser"', 12],
    ['=HYPERLINK("http://x")', 2.5],
    ['Rad ett\nrad två', null],
  ],
}

/** Reads CSV with semicolons as RFC 4180 says, independently of the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ';' || (sign === '\r' && text[i + 1] === '\n')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\r') {
        rows.push([])
        i++
      }
    } else cell += sign
  }
  return rows.slice(0, -1)
}

/** Without the apostrophe that keeps a text from being a formula. */
const plain = (cell: string) => cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '')

const hostile = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', "=cmd|' /C calc'!A0"]

describe('CSV', () => {
  it('is as a Swedish office program reads it', () => {
    expect(writeCsv(table)).toBe(
      '\ufeffAktivitet;Antal\r\n"Bingo; med ""priser""";12\r\n"\'=HYPERLINK(""http://x"")";2,5\r\n"Rad ett\nrad två";\r\n',
    )
  })

  it.each(hostile)('makes no formula of %j', (text) => {
    const [, [cell = ''] = []] = readCsv(writeCsv({ name: 'x', head: ['a'], rows: [[text]] }).slice(1))
    expect(cell).toBe(`'${text}`)
  })

  it('leaves telephone numbers as they are', () => {
    expect(writeCsv({ name: 'x', head: ['a'], rows: [['+46 16 710 10 00']] })).toContain(
      '\r\n+46 16 710 10 00\r\n',
    )
  })

  it('gives back every text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !/\r(?!\n)|\0/.test(each))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read = readCsv(writeCsv({ name: 'x', head: ['a', 'b'], rows }).slice(1)).slice(1)
        expect(read.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)))
      }),
    )
  })
})

describe('XLSX', () => {
  const sheetOf = (given: Table) =>
    strFromU8(unzipSync(writeXlsx(given))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

  it('holds texts as texts and numbers as numbers, and no formula', () => {
    const sheet = sheetOf(table)
    expect(sheet).toContain('<c r="B2"><v>12</v></c>')
    expect(sheet).toContain('<t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t>')
    for (const text of hostile)
      expect(sheetOf({ name: 'x', head: ['a'], rows: [[text]] })).not.toContain('<f')
  })

  it('has the same bytes each time, and a name that Excel takes', () => {
    expect(writeXlsx(table)).toEqual(writeXlsx(table))
    const book = strFromU8(unzipSync(writeXlsx(table))['xl/workbook.xml'] ?? new Uint8Array())
    expect(book).toContain('<sheet name="Vecka 48  program  utkast"')
  })

  it('leaves out what XML cannot hold', () => {
    expect(sheetOf({ name: 'x', head: ['a'], rows: [['a\u0000b\u001fc\ud800d']] })).toContain('>abcd<')
  })

  it('names columns past Z', () => {
    const head = Array.from({ length: 28 }, (_, index) => `k${index}`)
    expect(sheetOf({ name: 'x', head, rows: [] })).toContain('r="AB1"')
  })
})

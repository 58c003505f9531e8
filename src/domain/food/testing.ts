import { strToU8, zipSync } from 'fflate'

/** A small workbook as Excel writes it: shared strings, dates by number and style. A cell is a text, a number, or a date's number. */
export function workbook(
  rows: readonly (readonly (string | number | { date: number } | { time: number } | null)[])[],
  more: Record<string, string> = {},
): Uint8Array {
  const strings: string[] = []
  const cell = (value: (typeof rows)[number][number], row: number, column: number) => {
    const r = `${String.fromCharCode(65 + column)}${row + 1}`
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`
    if (typeof value === 'object')
      return 'date' in value
        ? `<c r="${r}" s="1"><v>${value.date}</v></c>`
        : `<c r="${r}" s="2"><v>${value.time}</v></c>`
    strings.push(value)
    return `<c r="${r}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const data = rows
    .map(
      (row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`,
    )
    .join('')
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Matsedel" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

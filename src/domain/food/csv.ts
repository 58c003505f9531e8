const delimiters = [';', '\t', ','] as const

/** The rows of a table in text, RFC 4180 with the delimiter that its first lines hold most often. Linear in its length. */
export function readCsv(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '')
  // Excel's own way to say which delimiter it used.
  const told = /^sep=(.)\r?\n/iu.exec(plain)
  const rows = rowsOf(told ? plain.slice(told[0].length) : plain, told?.[1] ?? delimiterOf(plain))
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** Of equals the first: a comma also stands within Swedish text and numbers. */
function delimiterOf(text: string): string {
  const lines = text.split('\n', 20).map((line) => line.replace(/"[^"]*"/gu, ''))
  const score = (mark: string) => lines.filter((line) => line.includes(mark)).length
  const [first] = lines
  const inHead = delimiters.filter((mark) => first?.includes(mark))
  return [...(inHead.length > 0 ? inHead : delimiters)].sort((a, b) => score(b) - score(a))[0] ?? ';'
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at)
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (mark === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (mark === delimiter) end()
    else if (mark === '\n') {
      end()
      rows.push([])
    } else if (mark !== '\r') cell += mark
  }
  end()
  return rows
}

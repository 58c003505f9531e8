/** What a column of a pasted table holds, by the words that head it. */
const headings: readonly { words: RegExp; write: (cell: string) => string }[] = [
  { words: /^(?:vecka|v\.?)$/iu, write: (cell) => `vecka ${cell}` },
  { words: /^(?:dag|veckodag|datum|när)$/iu, write: (cell) => cell },
  {
    words: /^(?:tid|klockan|kl\.?|klockslag|tider)$/iu,
    write: (cell) => (/^\d{1,2}$/.test(cell) ? `kl ${cell}` : cell),
  },
  { words: /^(?:aktivitet(?:er)?|vad|program|titel|rubrik)$/iu, write: (cell) => cell },
  { words: /^(?:plats|lokal|var|sal|rum)$/iu, write: (cell) => `plats: ${cell}` },
  { words: /^(?:ledare|ansvarig|värd|vem)$/iu, write: (cell) => `ledare ${cell}` },
  { words: /^(?:arrangör|förening)$/iu, write: (cell) => `arrangör: ${cell}` },
  {
    words: /^(?:kostnad|pris|avgift)$/iu,
    write: (cell) => (/^\d+$/.test(cell) ? `${cell} kr` : cell),
  },
  {
    words: /^(?:platser|antal platser)$/iu,
    write: (cell) => (/^\d+$/.test(cell) ? `max ${cell} platser` : cell),
  },
  { words: /^(?:anmälan|övrigt|info|information|kommentar|beskrivning)$/iu, write: (cell) => cell },
]

export type Columns = ((cell: string) => string)[]

/** The columns of a table's heading line, or null when the line is none. */
export function columnsOf(line: string): Columns | null {
  const cells = cellsOf(line)
  const columns = cells.map((cell) => headings.find(({ words }) => words.test(cell))?.write)
  const known = columns.filter((column) => column !== undefined)
  return cells.length > 1 && known.length === cells.length ? known : null
}

/** A row told as a line of text: "Måndag 10.00 Bingo, plats: Stora salen". Null when the line is no row of that table. */
export function rowAsText(line: string, columns: Columns): string | null {
  const cells = cellsOf(line)
  if (cells.length < 2 || cells.length > columns.length) return null
  return columns
    .map((write, index) => (cells[index] ? write(cells[index]) : ''))
    .filter((part) => part !== '')
    .join('\t')
}

function cellsOf(line: string): string[] {
  const bare = line.replace(/^\s*\|/, '').replace(/\|\s*$/, '')
  return bare.split(/[\t|;]/).map((cell) => cell.trim())
}

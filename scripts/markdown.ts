/**
 * Markdown as the handbook uses it, as HTML: headings, paragraphs, lists, tables, quotes, pictures, links, bold, slanted, code in a line, and
 * lines of HTML, which pass as they stand. GitHub shows the same files; this is for paper. Throws for a fenced block, which it cannot.
 */
export function htmlOf(markdown: string): string {
  return blocksOf(markdown.replaceAll('\r\n', '\n').split('\n')).join('\n')
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

const heading = /^(#{1,4}) (.+)$/
const marker = /^(?:- |\d+\. )/
const starts = [heading, marker, /^\|/, /^> /, /^</, /^---$/]

function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = []
  let at = 0
  const takeWhile = (wanted: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && wanted(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const [, marks = '', words = ''] = heading.exec(line) ?? []
    if (line.startsWith('```')) throw new Error(`line ${at + 1}: a fenced block cannot be printed`)
    if (line.trim() === '') at += 1
    else if (marks !== '') {
      blocks.push(`<h${marks.length} id="${anchorOf(words)}">${inline(words)}</h${marks.length}>`)
      at += 1
    } else if (line === '---') {
      blocks.push('<hr>')
      at += 1
    } else if (line.startsWith('|')) blocks.push(table(takeWhile((row) => row.startsWith('|'))))
    else if (line.startsWith('> ')) {
      const quoted = takeWhile((each) => each.startsWith('>')).map((each) => each.replace(/^> ?/, ''))
      blocks.push(`<blockquote>${blocksOf(quoted).join('')}</blockquote>`)
    } else if (line.startsWith('<')) blocks.push(takeWhile((each) => each.trim() !== '').join('\n'))
    else if (marker.test(line)) {
      const isNumbered = /^\d/.test(line)
      const own = takeWhile((each) => each === '' || each.startsWith('  ') || isItem(each, isNumbered))
      blocks.push(list(own, isNumbered))
    } else {
      const words = takeWhile((each) => each.trim() !== '' && !starts.some((start) => start.test(each)))
      blocks.push(`<p>${inline(words.join(' '))}</p>`)
    }
  }
  return blocks
}

const isItem = (line: string, isNumbered: boolean) => marker.test(line) && /^\d/.test(line) === isNumbered

function list(lines: readonly string[], isNumbered: boolean): string {
  const items: string[][] = []
  for (const line of lines) {
    if (marker.test(line)) items.push([line.replace(marker, '')])
    else items.at(-1)?.push(line.replace(/^ {2,3}/, ''))
  }
  const tag = isNumbered ? 'ol' : 'ul'
  const words = items.map((item) => `<li>${unwrapped(blocksOf(item))}</li>`)
  return `<${tag}>${words.join('')}</${tag}>`
}

/** An item's first line is no paragraph of its own. */
function unwrapped([first = '', ...rest]: readonly string[]): string {
  return [first.replace(/^<p>(.*)<\/p>$/s, '$1'), ...rest].join('')
}

function table(rows: readonly string[]): string {
  const [head = [], , ...body] = rows.map((row) =>
    row
      .slice(1)
      .replace(/\|\s*$/, '')
      .split('|')
      .map((cell) => inline(cell.trim())),
  )
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const top = head.some((cell) => cell !== '') ? `<thead>${cells(head, 'th')}</thead>` : ''
  return `<table>${top}<tbody>${body.map((row) => cells(row, 'td')).join('')}</tbody></table>`
}

function inline(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\*([^*\s][^*]*)\*/g, '<em>$1</em>')
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, '<img src="$2" alt="$1">')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
}

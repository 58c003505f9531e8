/**
 * What was copied from Word, a mail or a web page, as the lines that it shows. Parsed into a document of its own that runs nothing:
 * no script, no picture, no style of it ever comes into the page.
 */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const lines = linesOf(body)
  return lines
    .map((line) =>
      line
        .replace(/[^\S\t]+/gu, ' ')
        .replace(/ ?\t ?/gu, '\t')
        .replace(/ +$/u, ''),
    )
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

const unseen = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'OBJECT',
  'IFRAME',
  'SVG',
  'SELECT',
])
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION UL BODY'.split(
    ' ',
  ),
)
/** Between these a reader sees a gap, by which the programme's parts are told apart. */
const spaced = new Set('H1 H2 H3 H4 TABLE'.split(' '))

/** The lines that an element shows. */
function linesOf(element: Element): string[] {
  const lines: string[] = ['']
  const add = (text: string) => {
    lines[lines.length - 1] += text
  }
  const open = () => {
    if (lines.at(-1) !== '') lines.push('')
  }
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) add((node.textContent ?? '').replace(/[\s\u00a0]+/gu, ' '))
    if (!(node instanceof Element) || unseen.has(node.tagName.toUpperCase()) || isHidden(node)) continue
    if (node.tagName === 'BR') {
      lines.push('')
      continue
    }
    const inner = node.tagName === 'TABLE' ? rowsOf(node) : linesOf(node)
    const isBlock = node.tagName === 'TABLE' || blocks.has(node.tagName)
    if (!isBlock) {
      add(inner[0] ?? '')
      lines.push(...inner.slice(1))
      continue
    }
    open()
    if (spaced.has(node.tagName) && lines.length > 1) lines.push('')
    const [first = '', ...more] = inner
    add(node.tagName === 'LI' ? `• ${first.trim()}` : first)
    lines.push(...more, '')
  }
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

function isHidden(element: Element): boolean {
  return /mso-hide:\s*all|display:\s*none/u.test(element.getAttribute('style') ?? '')
}

/**
 * A row for each row, its cells parted by tabs. Cells of several lines beside one another are so many rows: a week with its days side
 * by side is written so.
 */
function rowsOf(table: Element): string[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  return rows.flatMap((row) => {
    const cells = [...row.children].map((cell) => {
      const lines = linesOf(cell)
        .map((line) => line.replace(/\t/gu, ' ').trim())
        .filter((line) => line !== '')
      const empty = Array.from({ length: Number(cell.getAttribute('colspan') ?? 1) - 1 }, () => [''])
      return [lines, ...empty]
    })
    const columns = cells.flat()
    const height = Math.max(1, ...columns.map((lines) => lines.length))
    return Array.from({ length: height }, (_, at) =>
      columns
        .map((lines) => lines[at] ?? '')
        .join('\t')
        .replace(/\t+$/u, ''),
    )
  })
}

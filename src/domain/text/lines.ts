/** One line of the source as a person sees it. */
export interface SourceLine {
  /** Place in the source, from 1. */
  number: number
  /** Cleaned: no mark-up, control characters, bullet or outer space. Tabs stay, they part the cells of a table. */
  text: string
  bullet: boolean
  /** With its outer space: a row of a table may begin with empty cells. */
  raw: string
  indented: boolean
}

const bullet = /^(?:[•·◦▪▫‣⁃∙●○■□➢➤►▶✓✔*\uf0a7\uf0b7\uf0d8]|[-–—](?=\s|\p{L}|\d)|o(?=\s))\s*/u
const markup =
  /<\/?(?:p|br|li|ul|ol|div|td|tr|th|table|h[1-6]|span|strong|b|em|a|script|style)\b[^<>]{0,500}>/i

/** Parts a text as it was pasted from Word, a mail or a web page into lines. Linear in its length. */
export function splitLines(source: string): SourceLine[] {
  const isHtml = markup.test(source)
  return (isHtml ? withoutScripts(source) : source)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index) =>
      (isHtml ? withoutTags(line) : line)
        .split(/[\n\v\f\u2028\u2029]/)
        .map((part) => sourceLine(part, index + 1)),
    )
}

function sourceLine(raw: string, number: number): SourceLine {
  const plain = raw
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/(?!\t)\p{Cc}/gu, ' ')
    .trimEnd()
  const trimmed = plain.trimStart()
  const mark = bullet.exec(trimmed)?.[0] ?? ''
  return {
    number,
    text: withCells(trimmed.slice(mark.length).trim()),
    bullet: mark !== '',
    raw: plain,
    indented: trimmed.length < plain.length,
  }
}

/** Columns made with spaces: three in a row, or twice two. */
function withCells(text: string): string {
  const isRow = (text.match(/\S {2,}(?=\S)/g)?.length ?? 0) > 1
  return text.replace(isRow ? / {2,}/g : / {3,}/g, '\t')
}

/** Empties script and style elements, keeping their line breaks so that lines are numbered as in the source. */
function withoutScripts(source: string): string {
  const lower = source.toLowerCase()
  const opening = /<(?:script|style)\b/g
  const kept: string[] = []
  let from = 0
  for (let open = opening.exec(lower); open; open = opening.exec(lower)) {
    const end = lower.indexOf(`</${open[0].slice(1)}`, open.index)
    if (end < 0) break
    kept.push(source.slice(from, open.index), source.slice(open.index, end).replace(/[^\n]/g, ''))
    from = end
    opening.lastIndex = end
  }
  return kept.join('') + source.slice(from)
}

function withoutTags(line: string): string {
  return line
    .replace(/<li\b[^<>]{0,500}>/gi, '\n• ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,500}>/gi, '\n')
    .replace(/<\/t[dh]>/gi, '\t')
    .replace(/<[/!]?[a-z][^<>]{0,500}>/gi, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, entity)
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 31 && code < 0xd800 ? String.fromCodePoint(code) : ' '
}

export interface Element {
  attributes: string
  /** What stands between its tags, marked up. */
  inside: string
}

/** The elements of a name that hold no other of the same name, in order. Enough for the parts of a workbook; linear in its length. */
export function* elements(xml: string, name: string): Generator<Element> {
  const opening = `<${name}`
  const closing = `</${name}>`
  let at = 0
  for (;;) {
    const start = xml.indexOf(opening, at)
    if (start < 0) return
    const tagEnd = xml.indexOf('>', start)
    if (tagEnd < 0) return
    at = tagEnd + 1
    if (!/[\s/>]/.test(xml.charAt(start + opening.length))) continue
    const attributes = xml.slice(start + opening.length, tagEnd)
    if (attributes.endsWith('/')) {
      yield { attributes: attributes.slice(0, -1), inside: '' }
      continue
    }
    const end = xml.indexOf(closing, at)
    if (end < 0) return
    yield { attributes, inside: xml.slice(at, end) }
    at = end + closing.length
  }
}

export function attribute({ attributes }: Element, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : plainText(value)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text without the marks that XML puts in place of some letters. */
export function plainText(xml: string): string {
  return xml
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/giu, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name] ?? whole
      const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/_x000D_/gu, '')
}

/** The parts of a workbook without the prefixes that some programs put before each name. */
export function withoutPrefixes(xml: string): string {
  return xml.replace(/<(\/?)[A-Za-z][\w-]{0,20}:(?=[A-Za-z])/gu, '<$1')
}

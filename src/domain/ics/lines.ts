import { decodeText, isUtf16 } from '../text/decode.ts'

/**
 * The outer form of iCalendar (RFC 5545, 3.1 and 3.6): lines, parameters, components.
 *
 * A reader of our own, and not node-ical (0.27.2): given a zone that it does not know, that reads the time in the zone of the machine
 * and says nothing ("Customized Time Zone", "/freeassociation.sourceforge.net/…"), reads COUNT=x as no end, unescapes `\\n` wrongly and
 * finds an empty calendar in a web page. A wrong hour on the screen is worse than none. The specs hold ours against it where it is right.
 */

export interface Property {
  /** In capitals. */
  name: string
  /** By name in capitals; without quotes. */
  parameters: ReadonlyMap<string, string>
  value: string
}

export interface Component {
  /** In capitals. */
  name: string
  properties: Property[]
  components: Component[]
}

/**
 * The calendars of a text; null where it is none, or was cut off on its way: half a calendar would take the other half away. Lines that
 * are no content lines are passed over, as every calendar program does.
 */
export function readComponents(text: string): Component[] | null {
  const root: Component = { name: '', properties: [], components: [] }
  const open = [root]
  for (const line of unfold(text)) {
    const property = readLine(line)
    const inner = open.at(-1)
    if (property === null || inner === undefined) continue
    const value = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      const component = { name: value, properties: [], components: [] }
      inner.components.push(component)
      open.push(component)
    } else if (property.name === 'END') {
      if (inner.name !== value) return null
      open.pop()
    } else inner.properties.push(property)
  }
  const calendars = root.components.filter(({ name }) => name === 'VCALENDAR')
  return open.length === 1 && calendars.length > 0 ? calendars : null
}

/** The lines of a text as they were before they were folded. */
export function unfold(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/(\r\n|\r|\n)[ \t]/g, '')
    .split(/\r\n|\r|\n/)
}

const parameter = /^;([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)/

/** `NAME;PARAM="a:b":value`; null for what is no such line. */
export function readLine(line: string): Property | null {
  const [name] = /^[A-Za-z0-9-]+/.exec(line.trimStart()) ?? []
  if (name === undefined) return null
  let rest = line.trimStart().slice(name.length)
  const parameters = new Map<string, string>()
  for (let match = parameter.exec(rest); match; match = parameter.exec(rest)) {
    const [whole, key = '', value = ''] = match
    parameters.set(key.toUpperCase(), value.replaceAll('"', '').trim())
    rest = rest.slice(whole.length)
  }
  return rest.startsWith(':') ? { name: name.toUpperCase(), parameters, value: rest.slice(1) } : null
}

/** A text value as it was meant (RFC 5545, 3.3.11), on one or more lines; control characters are gone. */
export function textOf({ parameters, value }: Property): string {
  const plain =
    parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE' ? fromQuotedPrintable(value) : value
  return plain
    .replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
}

/** As vCalendar 1.0 writes other letters than English ones. */
function fromQuotedPrintable(value: string): string {
  return value.replace(/(=[0-9A-Fa-f]{2})+/g, (coded) => {
    const bytes = coded.match(/[0-9A-Fa-f]{2}/g) ?? []
    return decodeText(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)))
  })
}

/** The text of a calendar that came as bytes: unfolded before it is decoded, as some programs fold a line in the middle of a letter. */
export function decodeCalendar(bytes: Uint8Array): string {
  return decodeText(isUtf16(bytes) ? bytes : unfoldBytes(bytes))
}

function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const unfolded = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const newline = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : bytes[at] === 0x0a ? 1 : 0
    const after = bytes[at + newline]
    if (newline > 0 && (after === 0x20 || after === 0x09)) at += newline
    else unfolded[length++] = bytes[at] ?? 0
  }
  return unfolded.subarray(0, length)
}

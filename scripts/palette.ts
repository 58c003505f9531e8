import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Red, green and blue of each pixel, row by row. */
export interface Pixels {
  width: number
  height: number
  rgb: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bytes of a pixel by PNG's colour type, at 8 bits a channel. */
const bytesOf: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 }

/**
 * The same picture with at most 256 colours, which is what a page of text and plain surfaces has but for its softened edges: about half
 * as heavy, and no eye tells. The commonest colours stay exact. Reads PNG as Chromium writes it (see `pixelsOf`).
 */
export function fewColours(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png)
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = chosen(counts)
  const index = new Map(palette.map((colour, at) => [colour, at]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(rgb, pixel * 3)
    const known = index.get(colour) ?? nearest(palette, colour)
    index.set(colour, known)
    rows[pixel + Math.floor(pixel / width) + 1] = known
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The commonest colours, none of them almost like one that is taken already. */
function chosen(counts: ReadonlyMap<number, number>): number[] {
  const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  const taken: number[] = []
  for (const least of [16, 0]) {
    for (const colour of ordered) {
      if (taken.length === 256) return taken
      const isNew = taken.every((other) => distance(colour, other) > least)
      if (isNew) taken.push(colour)
    }
  }
  return taken
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  for (let at = 1; at < palette.length; at += 1) {
    if (distance(palette[at] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = at
  }
  return best
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const blue = (one & 255) - (other & 255)
  return red * red + green * green + blue * blue
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

/** Reads a PNG of 8 bits a channel that is not interlaced; transparency is left out. Throws for any other. */
export function pixelsOf(png: Buffer): Pixels {
  const parts = new Map<string, Buffer[]>()
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    parts.set(type, [...(parts.get(type) ?? []), png.subarray(at + 8, at + 8 + length)])
    at += length + 12
  }
  const [head = Buffer.alloc(13)] = parts.get('IHDR') ?? []
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const bytes = bytesOf[head[9] ?? 0]
  if (!png.subarray(0, 8).equals(signature) || head[8] !== 8 || head[12] !== 0 || bytes === undefined)
    throw new Error('not a PNG as a browser writes it')
  const raw = unfiltered(inflateSync(Buffer.concat(parts.get('IDAT') ?? [])), width * bytes, height, bytes)
  const [palette] = parts.get('PLTE') ?? []
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = palette ? (raw[pixel] ?? 0) * 3 : pixel * bytes
    rgb.set((palette ?? raw).subarray(from, from + 3), pixel * 3)
  }
  return { width, height, rgb }
}

/** The rows without their filters (PNG, third edition, section 9). */
function unfiltered(filtered: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const raw = Buffer.alloc(rowBytes * height)
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (rowBytes + 1)] ?? 0
    for (let at = 0; at < rowBytes; at += 1) {
      const here = row * rowBytes + at
      const left = at >= step ? (raw[here - step] ?? 0) : 0
      const up = row > 0 ? (raw[here - rowBytes] ?? 0) : 0
      const corner = row > 0 && at >= step ? (raw[here - rowBytes - step] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      raw[here] = (filtered[row * (rowBytes + 1) + 1 + at] ?? 0) + guess
    }
  }
  return raw
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

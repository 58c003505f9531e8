import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import ical from 'node-ical'
import QRCode from 'qrcode'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { type CalendarEvent, calendarOf } from './qrCalendar.ts'

const now = Date.parse('2026-11-23T09:24:00Z')
const hour = 3_600_000
/** What the largest QR code (version 40) holds at level M, in bytes. */
const largestCode = 2331

function eventsOf(text: string) {
  return Object.values(ical.sync.parseICS(text)).flatMap((part) => (part?.type === 'VEVENT' ? [part] : []))
}

function day(count: number, title: (index: number) => string): CalendarEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    uid: `0199b1f2-7c3e-7a10-8000-00000000000${index.toString(16)}:2026-11-23`,
    title: title(index),
    place: 'Stora salen',
    start: now + index * hour,
    end: now + (index + 1) * hour,
  }))
}

const longTitle = (index: number) =>
  `${index + 1}. Föreläsning och samtal om Eskilstunas bruk, smeder och ån förr i tiden med`.padEnd(
    80,
    ' åäö',
  )

describe('calendarOf', () => {
  it('is read back by an independent reader as it was', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 90 })
      .map((raw) => raw.replace(/[\p{Cc}\p{Zl}\p{Zp}\\]/gu, ' ').trim())
    const event = fc.record({ title: text, place: text, start: fc.integer({ min: 0, max: 4e9 }) })
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 5 }), (raw) => {
        const events = raw
          .filter(({ title, place }) => title && place)
          .map(({ start, ...rest }, index) => ({
            ...rest,
            uid: `event-${index}`,
            start: start * 1000,
            end: start * 1000 + hour,
          }))
        const written = calendarOf(events, { now, maxBytes: 100_000 }).text
        const read = eventsOf(written)
        expect(read.map(({ summary }) => summary)).toEqual(events.map(({ title }) => title))
        expect(read.map(({ location }) => location)).toEqual(events.map(({ place }) => place))
        expect(read.map(({ start }) => start.getTime())).toEqual(events.map(({ start }) => start))
        expect(read.map(({ end }) => end?.getTime())).toEqual(events.map(({ end }) => end))
        expect(new Set(read.map(({ uid }) => uid)).size).toBe(events.length)
      }),
    )
  })

  it('keeps to lines of 75 octets that end in CRLF', () => {
    const { text } = calendarOf(day(3, longTitle), { now, maxBytes: 10_000 })
    const lines = text.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('cannot be made to hold what no text says', () => {
    const title = 'Bingo\r\nEND:VEVENT\r\nBEGIN:VALARM;X,'
    const { text } = calendarOf([{ uid: 'a', title, start: now, end: now + hour }], { now, maxBytes: 10_000 })
    expect(text).not.toContain('VALARM\r\n')
    expect(eventsOf(text).map(({ summary }) => summary)).toEqual(['Bingo\nEND:VEVENT\nBEGIN:VALARM;X,'])
    // RFC 5545, 3.3.11; node-ical reads an escaped backslash before an n wrongly, so this is not read back.
    const path = calendarOf([{ uid: 'a', title: 'C:\\ny', start: now, end: now }], { now, maxBytes: 999 })
    expect(path.text).toContain('SUMMARY:C:\\\\ny\r\n')
    const lines = calendarOf([{ uid: 'a', title: 'Ett\u2028två', start: now, end: now }], {
      now,
      maxBytes: 999,
    })
    expect(lines.text).toContain('SUMMARY:Ett\\ntvå\r\n')
  })

  it('leaves out the places first, then the last events, and says so', () => {
    const events = day(6, (index) => `Aktivitet ${index + 1}`)
    const all = calendarOf(events, { now, maxBytes: 10_000 })
    expect(all).toMatchObject({ eventsDropped: 0, placesDropped: false })
    const size = new TextEncoder().encode(all.text).length
    const bare = calendarOf(events, { now, maxBytes: size - 1 })
    expect(bare).toMatchObject({ eventsDropped: 0, placesDropped: true })
    expect(eventsOf(bare.text)).toHaveLength(6)
    const half = calendarOf(events, { now, maxBytes: size / 2 })
    expect(half.eventsDropped).toBeGreaterThan(0)
    expect(eventsOf(half.text).map(({ summary }) => summary)).toEqual(
      events.slice(0, 6 - half.eventsDropped).map(({ title }) => title),
    )
    expect(calendarOf(events, { now, maxBytes: 50 })).toEqual({
      text: '',
      eventsDropped: 6,
      placesDropped: true,
    })
    expect(calendarOf([], { now, maxBytes: 50 })).toEqual({
      text: '',
      eventsDropped: 0,
      placesDropped: false,
    })
  })

  describe('in a QR code', () => {
    beforeAll(async () => {
      const wasmBinary = await readFile(
        new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
      )
      prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer as ArrayBuffer } })
    })

    it.each([
      ['a day of five', day(5, (index) => `Promenad ${index}`)],
      ['a day of twelve with titles of 80 characters', day(12, longTitle)],
    ])('%s is read by an independent reader', async (_, events) => {
      const { text, eventsDropped } = calendarOf(events, { now, maxBytes: largestCode })
      const png = await QRCode.toBuffer([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
        errorCorrectionLevel: 'M',
        scale: 4,
      })
      const [code] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] })
      expect(code?.text).toBe(text)
      expect(eventsOf(code?.text ?? '').map(({ summary }) => summary)).toEqual(
        events.slice(0, events.length - eventsDropped).map(({ title }) => title),
      )
      expect(eventsDropped).toBeLessThanOrEqual(events.length / 4)
    })
  })
})

import fc from 'fast-check'

/** A drop of up to four parcels with any bodies, in any order. */
export const aDrop = fc.record({
  venue: fc.string({ unit: 'grapheme', maxLength: 40 }),
  date: fc.constantFrom('2026-11-24', '2026-01-01'),
  parcels: fc.uniqueArray(
    fc
      .record({
        device: fc.uuid(),
        signature: fc.constantFrom('A', '-', '_').map((sign) => sign.repeat(86)),
        after: fc.nat(10_000),
        ops: fc.integer({ min: 1, max: 2000 }),
        body: fc.uint8Array({ minLength: 1, maxLength: 2500 }).map((body) => new Uint8Array(body)),
      })
      .map((parcel) => ({ ...parcel, bytes: parcel.body.length })),
    { minLength: 1, maxLength: 4, selector: ({ after }) => after },
  ),
})

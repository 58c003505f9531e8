import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endedBefore } from './endedBefore.ts'
import { expiredOps, keptSince, mayKeep, retentionKinds } from './retention.ts'

describe('how long what is kept', () => {
  it('is whole months or days, and of visits well over the time in which a screen may send its log again', () => {
    const now = Date.UTC(2028, 2, 31, 12)
    expect(new Date(keptSince('visits', 25, now)).toISOString()).toBe('2026-02-01T00:00:00.000Z')
    expect(keptSince('quarantine', 90, now)).toBe(now - 90 * 86_400_000)
    const { least } = retentionKinds.visits
    for (let month = 0; month < 48; month++) {
      const moment = Date.UTC(2026, month, 1)
      expect(moment - keptSince('visits', least, moment)).toBeGreaterThan(400 * 86_400_000)
    }
    expect([mayKeep('visits', least - 1), mayKeep('visits', least), mayKeep('visits', 14.5)]).toEqual([
      false,
      true,
      false,
    ])
  })

  it.each([
    [
      'meal',
      { date: '2026-11-23', kind: 'soup', dish: { sv: 'Soppa' }, serveFrom: '11:00', serveTo: '12:00' },
      true,
    ],
    [
      'notice',
      { text: { sv: 'Hej' }, level: 'normal', from: '2026-11-01T08:00', until: '2027-01-01T08:00' },
      false,
    ],
    ['occurrence', { activity: 'bingo', date: '2026-11-23', movedTo: '2027-01-01T10:00' }, false],
    ['occurrence', { activity: 'bingo', date: '2026-11-23' }, true],
    ['openingException', { date: '2026-12-31' }, true],
    ['openingException', { date: 'i går' }, false],
    ['room', { name: { sv: 'Caféet' } }, false],
    ['lamp', { date: '2020-01-01' }, false],
  ])('of the programme a %s %j is over: %s', (type, fields, over) => {
    expect(endedBefore(type, fields, '2027-01-01')).toBe(over)
  })

  it.each([
    [undefined, true],
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T225959Z', true],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301T225959Z', false],
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=3', true],
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=30', false],
    ['FREQ=NEVER;COUNT=1', false],
  ])('an activity by the rule %s is over: %s', (recurrence, over) => {
    const activity = {
      title: { sv: 'Bingo' },
      goalArea: 'meaning',
      organiser: { kind: 'municipality' },
      start: '2026-11-23T14:00',
      durationMinutes: 60,
      notOnHolidays: false,
      ...(recurrence && { recurrence }),
    }
    expect(endedBefore('activity', activity, '2027-01-01')).toBe(over)
  })
})

describe('what is sent again after its time', () => {
  const removedBefore = Date.UTC(2027, 0)
  const now = Date.UTC(2029, 1)
  const sent = { bootId: 'now', monoMs: 100_000, wall: now }

  /** A log as it is written: in the order of time, each op with whatever the clock showed. */
  const log = fc.array(
    fc.record({
      /** Years since 2026 at which it was truly written. */
      years: fc.double({ min: 0, max: 3, noNaN: true }),
      clock: fc.constantFrom('right', 'right', 'right', 1970, 2026),
      sameBoot: fc.boolean(),
    }),
    { maxLength: 30 },
  )

  it('is never taken when it was here, and never refused when it is of late and anything shows it', () => {
    fc.assert(
      fc.property(log, (written) => {
        const ordered = written.toSorted((a, b) => a.years - b.years)
        const ops = ordered.map(({ years, clock, sameBoot }, index) => {
          const truly = Date.UTC(2026, 0, 2) + years * 365 * 86_400_000
          const moment = typeof clock === 'string' ? truly : Date.UTC(clock, 5)
          const isLate = now - truly < 90_000
          const monoMs = isLate ? 100_000 - (now - truly) : 1
          return {
            id: String(index),
            truly,
            moment,
            time: { bootId: sameBoot && isLate ? 'now' : 'then', monoMs, atWall: moment },
          }
        })
        const expired = expiredOps(ops, null, new Map(), { removedBefore, sent, now })
        const firstShown = ops.findIndex(({ moment, truly }) => moment === truly && truly >= removedBefore)
        for (const [index, { id, truly, moment }] of ops.entries()) {
          const wasRemoved = truly < removedBefore && moment === truly
          if (wasRemoved) expect(expired.has(id)).toBe(true)
          if (firstShown !== -1 && index > firstShown) expect(expired.has(id)).toBe(false)
          if (moment < Date.UTC(2026, 0)) expect(expired.has(id)).toBe(false)
        }
      }),
    )
  })

  it('is known by the op that it rests on, by its own boot, and by a copy that is still there', () => {
    const old = { id: 'old', moment: Date.UTC(2026, 5), time: { bootId: 'now', monoMs: 99_000, atWall: 0 } }
    const byItself = (
      held: Map<string, number>,
      before: { id: string; moment: number } | null,
      boot = 'then',
    ) =>
      expiredOps([{ ...old, time: { ...old.time, bootId: boot } }], before, held, {
        removedBefore,
        sent,
        now,
      }).size
    expect(byItself(new Map(), null)).toBe(1)
    expect(byItself(new Map(), null, 'now')).toBe(0)
    expect(byItself(new Map([['old', 0]]), null)).toBe(0)
    expect(byItself(new Map(), { id: 'before', moment: now })).toBe(0)
    // A clock that ran ahead: it looks young, and came long ago.
    expect(byItself(new Map([['before', 0]]), { id: 'before', moment: now })).toBe(1)
    expect(byItself(new Map(), { id: 'before', moment: now + 86_400_000 })).toBe(1)
  })
})

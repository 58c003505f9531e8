import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMinutes } from '../../../domain/dates.ts'
import { type Notice, sortNotices } from './sorted.ts'

const now = '2026-11-23T10:24'
const notice = (id: string, from: string, until: string): Notice => ({
  id,
  text: { sv: id },
  level: 'normal',
  from,
  until,
})

it('tells what is shown now from what comes and what has been', () => {
  const {
    now: shown,
    coming,
    past,
  } = sortNotices(
    [
      notice('ends now', '2026-11-22T10:00', now),
      notice('begins now', now, '2026-11-24T10:00'),
      notice('tomorrow', '2026-11-24T10:00', '2026-11-25T10:00'),
      notice('long ago', '2026-09-01T10:00', '2026-10-01T10:00'),
      notice('last month', '2026-10-01T10:00', '2026-10-24T10:24'),
    ],
    now,
  )
  const ids = (notices: readonly Notice[]) => notices.map(({ id }) => id)
  expect(ids(shown)).toEqual(['begins now'])
  expect(ids(coming)).toEqual(['tomorrow'])
  expect(ids(past)).toEqual(['ends now', 'last month'])
})

it('shows every message of the last 30 days and of the days to come just once', () => {
  const moment = fc.integer({ min: -29 * 1440, max: 60 * 1440 })
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 5000 }))), (spans) => {
      const notices = spans.map(([from, minutes], index) =>
        notice(String(index), addMinutes(now, from), addMinutes(now, from + minutes)),
      )
      const sorted = sortNotices(notices, now)
      const all = [...sorted.now, ...sorted.coming, ...sorted.past].map(({ id }) => Number(id))
      expect(all.toSorted((a, b) => a - b)).toEqual(spans.map((_, index) => index))
    }),
  )
})

import { describe, expect, it } from 'vitest'
import { opsOf } from '../testingPages.ts'
import { opened, today, visit } from './testing.ts'

describe('a head count', () => {
  const ids = [1, 2, 3, 4].map((n) => `0193a5a0-0000-7000-8000-0000000001${n}0`)
  const press = (n: number, persons: number, occurrenceId: string | null = null) => ({
    countId: ids[n] ?? '',
    persons,
    occurrenceId,
  })

  it('adds once to the persons of the day, and takes back no more than was counted', async () => {
    const venue = await opened()
    await visit(venue)
    for (let time = 0; time < 2; time++) await venue.vera.headcount(press(0, 20, today))
    await expect(venue.vera.headcount(press(1, -21, today))).rejects.toMatchObject({ code: 'NEGATIVE' })
    await expect(venue.vera.headcount(press(1, -1))).rejects.toMatchObject({ code: 'NEGATIVE' })
    await venue.vera.headcount(press(2, -5, today))
    await venue.vera.headcount(press(3, 7))
    expect(await venue.staffDay()).toMatchObject({
      persons: 23,
      byTouch: 1,
      byCount: 22,
      headcounts: [
        { occurrenceId: today, persons: 15 },
        { occurrenceId: null, persons: 7 },
      ],
    })
    expect(opsOf(venue.db).filter(({ kind }) => kind === 'headcount.made')).toMatchObject([
      { entity: ids[0], body: { occurrence: today, persons: 20 } },
      { entity: ids[2], body: { occurrence: today, persons: -5 } },
      { entity: ids[3], body: { occurrence: null, persons: 7 } },
    ])
  })

  it('is of what is held today alone, and can be taken back when that has gone elsewhere', async () => {
    const venue = await opened()
    const missing = { code: 'NO_SUCH_OCCURRENCE', defined: true }
    for (const id of ['bingo:2026-11-16', 'bingo:2026-11-30', 'choir:2026-11-23', 'x'])
      for (const persons of [5, -1])
        await expect(venue.vera.headcount(press(0, persons, id))).rejects.toMatchObject(missing)
    await venue.vera.headcount(press(0, 5, today))
    await venue.vera.move({ occurrenceId: today, to: '2026-11-25T14:00' })
    await expect(venue.vera.headcount(press(1, 1, today))).rejects.toMatchObject(missing)
    await venue.vera.headcount(press(1, -5, today))
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })
    venue.clock.pass(86_400_000)
    await expect(venue.vera.headcount(press(2, 1, today))).rejects.toMatchObject(missing)
    expect(opsOf(venue.db).filter(({ kind }) => kind === 'headcount.made')).toHaveLength(2)
  })

  it('begins anew the next day', async () => {
    const venue = await opened()
    await venue.vera.headcount(press(0, 20))
    venue.clock.pass(86_400_000)
    await expect(venue.vera.headcount(press(1, -1))).rejects.toMatchObject({ code: 'NEGATIVE' })
  })
})

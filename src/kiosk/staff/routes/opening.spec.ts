import { describe, expect, it } from 'vitest'
import { hours, opened } from './testing.ts'

describe('the day', () => {
  it('closes early, says why, and opens again', async () => {
    const { vera, screen, clock } = await opened('2026-11-23T12:00')
    const closed = { open: false, today: { from: '09:00', to: '12:00' }, reason: { sv: 'Vattenläcka' } }
    await vera.close({ reason: 'Vattenläcka' })
    expect((await screen()).opening).toMatchObject(closed)
    expect(await vera.close({})).toEqual({ editId: null })
    clock.pass(3_600_000)
    await vera.open({})
    const { opening } = await screen()
    expect(opening).toMatchObject({ open: true, today: { from: '13:00', to: '16:00' } })
    expect(opening).not.toHaveProperty('reason')
    expect(await vera.open({})).toEqual({ editId: null })
    await vera.open({ until: '18:00' })
    expect((await screen()).opening.today).toEqual({ from: '13:00', to: '18:00' })
    await vera.close({})
    await vera.open({ until: '15:00' })
    expect((await screen()).opening).toMatchObject({ open: true, today: { to: '15:00' } })
  })

  it('is not open all night when it is closed in the minute in which it opened', async () => {
    const { vera, screen } = await opened('2026-11-28T11:00')
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '11:00', to: '13:00' } })
    await vera.close({})
    expect((await screen()).opening).toMatchObject({ open: false, today: null })
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '11:00', to: '13:00' } })
  })

  it('tells until when it would be opened', async () => {
    const { vera, staffDay, clock } = await opened('2026-11-23T12:00')
    const end = async () => (await staffDay()).plannedEnd
    await vera.close({})
    expect(await end()).toBe('16:00')
    clock.pass(4 * 3_600_000)
    expect(await end()).toBeNull()
  })

  it('opens late until midnight at most, and not until a time that has been', async () => {
    const { vera, screen } = await opened('2026-11-23T23:00')
    await expect(vera.open({ until: '22:00' })).rejects.toMatchObject({ code: 'UNREADABLE' })
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '23:00', to: '00:00' } })
  })

  it('opens again though staff have taken the day’s exception away', async () => {
    const venue = await opened('2026-11-23T12:00')
    await venue.vera.close({ reason: 'Vattenläcka' })
    await venue.as('Karin').staff.programme.save({
      kind: 'removed',
      changes: [{ do: 'delete', type: 'openingException', id: 'opening:2026-11-23' }],
    })
    expect((await venue.screen()).opening).toMatchObject({ open: true, today: hours })
    await venue.vera.close({})
    const { opening } = await venue.screen()
    expect(opening).toMatchObject({ open: false, today: { from: '09:00', to: '12:00' } })
    expect(opening).not.toHaveProperty('reason')
  })
})

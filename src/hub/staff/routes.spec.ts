import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { staffAtHub } from '../../contract/staff/atHub.ts'
import { enrolKiosk, wireOpOf } from '../testing.ts'
import { staffOf, startPages } from './testing.ts'

const bingo = {
  title: { sv: 'Bingo' },
  goalArea: 'community',
  organiser: { kind: 'municipality' },
  start: '2026-11-23T13:00',
  durationMinutes: 60,
  places: 12,
}
const soup = {
  date: '2026-11-24',
  kind: 'soup',
  dish: { sv: 'Ärtsoppa' },
  serveFrom: '11:00',
  serveTo: '13:00',
}
const made = (type: 'activity' | 'meal', id: string, fields: Record<string, unknown>) => ({
  do: 'set' as const,
  type,
  id,
  fields,
})

describe('who may', () => {
  it('is whoever is of the venue, and nobody else, whatever they ask', async () => {
    const { pages, hub, venue } = await startPages()
    const other = await hub.addVenue('Linden')
    const all = (who: Parameters<typeof pages>[0], at: string) => {
      const { programme, calendars, day } = pages(who, at)
      return [
        () => programme.all(),
        () => programme.week({ from: '2026-11-23' }),
        () => programme.save({ kind: 'added', changes: [made('meal', 'm', soup)] }),
        () => programme.undo({ editId: uuid() }),
        () => programme.history({ limit: 5 }),
        () => programme.orders({ from: '2026-11-23', to: '2026-11-24' }),
        () => calendars.read({ text: '' }),
        () => calendars.take({ text: '', organiser: 'PRO' }),
        () => day({ known: null }),
      ]
    }
    const ofOther = staffOf('Olle', [other.id])
    for (const call of all(null, venue.id)) await expect(call()).rejects.toMatchObject({ code: 'SIGNED_OUT' })
    for (const call of all(ofOther, venue.id))
      await expect(call()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    for (const at of [uuid(), 'nowhere'])
      await expect(pages(staffOf('Karin'), at).programme.all()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await pages(ofOther, other.id).programme.all()).toMatchObject({ activities: [] })
  })

  it('comes in over the wire with the key alone, and finds nothing that a hub does not keep', async () => {
    const { address, venue } = await startPages()
    const at = (key: string) =>
      createORPCClient<ContractRouterClient<typeof staffAtHub>>(
        new RPCLink({
          url: `${address}/staff/${venue.id}/rpc`,
          headers: { authorization: `Bearer ${key}` },
        }),
      )
    const { day } = await at('a-key-for-tests').day({ known: null })
    expect(day).toMatchObject({ date: '2026-11-23', venue: { name: 'Björken' }, occurrences: [] })
    await expect(at('another').day({ known: null })).rejects.toMatchObject({
      code: 'SIGNED_OUT',
      defined: true,
    })
    for (const path of ['door/state', 'people/list', 'settings/get', 'today/live']) {
      const headers = { authorization: 'Bearer a-key-for-tests', 'content-type': 'application/json' }
      const answer = await fetch(`${address}/staff/${venue.id}/rpc/${path}`, {
        method: 'POST',
        headers,
        body: '{}',
      })
      expect(answer.status).toBe(404)
    }
  })
})

describe('the views', () => {
  it('have what visits at the screens have taken', async () => {
    const { pages, hub, venue } = await startPages()
    const { programme, day } = pages(staffOf('Karin'))
    await programme.save({
      kind: 'added',
      changes: [made('activity', 'bingo', bingo), made('meal', 'm', soup)],
    })
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const visit = uuid()
    await kiosk.push({
      ops: [
        wireOpOf(1, 'visit.made', visit, { outsideHours: false }),
        wireOpOf(2, 'visit.partySize', visit, { size: 2 }),
        wireOpOf(3, 'participation.set', visit, { occurrence: 'bingo:2026-11-23', joined: true }),
        wireOpOf(4, 'mealOrder.set', visit, { meal: 'm', diet: 'vegan', portions: 3 }),
      ],
    })
    const left = { places: { total: 12, left: 10 } }
    const week = await programme.week({ from: '2026-11-25' })
    expect(week.days[0]?.occurrences).toMatchObject([{ id: 'bingo:2026-11-23', ...left }])
    expect((await day({ known: null })).day.occurrences).toMatchObject([left])
    expect(await programme.orders({ from: '2026-11-23', to: '2026-11-29' })).toEqual([
      { mealId: 'm', portions: { vegan: 3 } },
    ])
  })

  it('of today are kept until something is otherwise', async () => {
    const { pages } = await startPages()
    const { programme, day } = pages(staffOf('Karin'))
    const first = await day({ known: null })
    const next = day({ known: first.mark })
    await programme.save({ kind: 'added', changes: [made('activity', 'bingo', bingo)] })
    expect((await next).day.occurrences).toMatchObject([{ title: { sv: 'Bingo' } }])
    expect((await next).day.programmeVersion).not.toBe(first.day.programmeVersion)
    // In another life of the database the mark says nothing.
    expect((await day({ known: 'another 9' })).mark).toBe((await next).mark)
  })
})

it('takes the calendar of an association, and the same again changes nothing', async () => {
  const { pages } = await startPages()
  const { calendars, programme } = pages(staffOf('Karin'))
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1@pro',
    'DTSTART;TZID=Europe/Stockholm:20261124T100000',
    'DTEND;TZID=Europe/Stockholm:20261124T110000',
    'SUMMARY:Boule',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  expect(await calendars.read({ text })).toMatchObject({ activities: [{ title: 'Boule' }], problems: [] })
  const taken = await calendars.take({ text, organiser: 'PRO' })
  expect((await programme.all()).activities).toMatchObject([{ title: { sv: 'Boule' } }])
  expect(await calendars.take({ text, organiser: 'PRO' })).toEqual({ editId: null })
  await programme.undo({ editId: taken.editId ?? '' })
  expect((await programme.all()).activities).toEqual([])
  await expect(calendars.read({ text: 'hej' })).rejects.toMatchObject({ code: 'NOT_A_CALENDAR' })
})

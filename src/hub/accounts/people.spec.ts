import { describe, expect, it } from 'vitest'
import { enrolKiosk, startHub } from '../testing.ts'
import { peopleOf } from './testing.ts'

const eva = 'eva@kommunen.example'
const olof = 'olof@kommunen.example'

async function startPeople() {
  const all = await startHub()
  return { ...all, ...peopleOf(all) }
}

describe('who may come in', () => {
  it('is listed by name, with role, venues and when they last came in', async () => {
    const { operator, comeIn, invite, venue } = await startPeople()
    await comeIn({ email: eva, name: 'Örjan', venues: [venue.id] })
    const page = await comeIn({ email: olof, name: 'Åsa', role: 'coordinator' })
    await invite({ email: 'z@x.example', name: 'Zara' })
    const { body } = await page.rpc('people/list')
    expect(Object.values(body)).toMatchObject([
      { name: 'Zara', role: 'staff', lastIn: null, invitedUntil: expect.any(Number), isYou: false },
      { name: 'Åsa', role: 'coordinator', venues: [], lastIn: expect.any(Number), isYou: true },
      { name: 'Örjan', role: 'staff', venues: [venue.id], invitedUntil: null, isYou: false },
    ])
    expect(JSON.stringify((await operator.rpc('people/list')).body)).not.toMatch(/password|hash|14\.8/)
  })

  it('is neither added nor changed with what cannot be right', async () => {
    const { operator, invite, idOf } = await startPeople()
    await invite({ email: olof })
    await invite({ email: eva })
    const id = await idOf(eva)
    const before = (await operator.rpc('people/list')).body
    for (const [wrong, code] of [
      [{ name: 'Eva 19450603-1234' }, 'PERSONAL_NUMBER'],
      [{ email: '194506031234@x.example' }, 'PERSONAL_NUMBER'],
      [{ email: ' OLOF@kommunen.example' }, 'EMAIL_TAKEN'],
      [{ venues: ['018f0000-0000-7000-8000-000000000009'] }, 'UNKNOWN_VENUE'],
      [{ email: 'olof' }, 'BAD_REQUEST'],
      [{ name: ' ' }, 'BAD_REQUEST'],
      [{ role: 'operator' }, 'BAD_REQUEST'],
    ] as const) {
      const person = { name: 'Eva Ek', email: 'new@x.example', role: 'staff', venues: [], ...wrong }
      expect((await operator.rpc('people/add', person)).body).toMatchObject({ code })
      expect((await operator.rpc('people/change', { ...person, id })).body).toMatchObject({ code })
    }
    expect((await operator.rpc('people/list')).body).toEqual(before)
  })

  it('always has a coordinator who can come in', async () => {
    const { operator, comeIn, invite, idOf } = await startPeople()
    const page = await comeIn({ email: eva, role: 'coordinator' })
    await invite({ email: olof, role: 'coordinator' })
    const id = await idOf(eva)
    const change = { id, name: 'Eva', email: eva, role: 'staff', venues: [] }
    for (const by of [page, operator]) {
      expect((await by.rpc('people/remove', { id })).body).toMatchObject({ code: 'LAST_COORDINATOR' })
      expect((await by.rpc('people/change', change)).body).toMatchObject({ code: 'LAST_COORDINATOR' })
    }
    // Of two that remove each other at once one stays.
    const other = await comeIn({ email: 'third@x.example', role: 'coordinator' })
    const third = await idOf('third@x.example')
    const both = await Promise.all([
      page.rpc('people/remove', { id: third }),
      other.rpc('people/remove', { id }),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('is nobody whom the operator has removed, and it is no fault to remove them again', async () => {
    const { operator, comeIn, idOf, sql } = await startPeople()
    await comeIn({ email: eva })
    const id = await idOf(eva)
    for (let time = 0; time < 2; time++) {
      expect((await operator.rpc('people/remove', { id })).status).toBe(200)
    }
    for (const call of ['invite', 'change']) {
      const fields = { id, name: 'Eva', email: eva, role: 'staff', venues: [] }
      expect((await operator.rpc(`people/${call}`, fields)).body).toMatchObject({ code: 'UNKNOWN_PERSON' })
    }
    for (const table of ['account', 'account_venue', 'session', 'invitation']) {
      expect(await sql.query(`SELECT * FROM ${table}`)).toEqual([])
    }
    expect((await sql.query('SELECT * FROM audit')).map((row) => JSON.stringify(row)).join()).not.toContain(
      'Eva',
    )
  })

  it('is called nothing in the history of what they edited, once they are removed', async () => {
    const { operator, comeIn, idOf, venue, sql } = await startPeople()
    const here = `staff/${venue.id}/rpc/programme`
    const notice = (fields: Record<string, unknown>, seen?: Record<string, unknown>) => ({
      kind: 'changed',
      changes: [{ do: 'set', type: 'notice', id: 'n', fields, seen }],
    })
    const whole = { level: 'normal', from: '2026-11-23T10:00', until: '2026-11-23T12:00' }
    const gone = await comeIn({ email: eva, name: 'Eva Ek', venues: [venue.id] })
    const stays = await comeIn({ email: olof, name: 'Olof Ås', venues: [venue.id] })
    await gone.at(`${here}/save`, notice({ ...whole, text: { sv: 'Hej' } }))
    await stays.at(`${here}/save`, notice({ level: 'urgent' }))
    await gone.at(`${here}/save`, notice({ text: { sv: 'Nytt' } }))
    await operator.rpc('people/remove', { id: await idOf(eva) })
    const { body } = await stays.at(`${here}/history`, {})
    expect(Object.values(body)).toMatchObject([{ who: '' }, { who: 'Olof Ås', mine: true }, { who: '' }])
    const meant = await stays.at(`${here}/save`, notice({ text: { sv: 'Mitt' } }, { text: { sv: 'Hej' } }))
    expect(meant.body).toMatchObject({ code: 'CHANGED_MEANWHILE', data: { conflicts: [{ field: 'text' }] } })
    expect(JSON.stringify(meant.body)).not.toContain('"by"')
    expect(JSON.stringify(await sql.query('SELECT * FROM edit'))).not.toContain('Eva')
  })
})

describe('the log', () => {
  it('says who did what to whom, newest first, by the names that they have now', async () => {
    const { hub, venue, operator, comeIn, idOf } = await startPeople()
    const page = await comeIn({ email: eva, role: 'coordinator', name: 'Eva Ek' })
    const gone = await comeIn({ email: olof, role: 'coordinator', name: 'Olof' })
    await gone.rpc('enrolmentCode', { venueId: venue.id })
    const { deviceId } = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    await page.rpc('revokeKiosk', { deviceId })
    await page.rpc('people/remove', { id: await idOf(olof) })
    const { body } = await page.rpc('audit', { before: null })
    const operatorMade = { by: { kind: 'operator' } }
    const byEva = { by: { kind: 'person', name: 'Eva Ek' } }
    expect(body).toMatchObject({
      hasMore: false,
      entries: [
        { ...byEva, action: 'account.removed', person: null },
        { ...byEva, action: 'device.revoked', screen: 'Skärm 1', venue: 'Björken' },
        { by: { kind: 'screen', name: 'Skärm 1' }, action: 'device.enrolled', screen: 'Skärm 1' },
        { ...operatorMade, action: 'code.made', venue: 'Björken' },
        { by: { kind: 'gone' }, action: 'code.made', venue: 'Björken' },
        { by: { kind: 'gone' }, action: 'account.in' },
        { by: { kind: 'gone' }, action: 'account.password' },
        { ...operatorMade, action: 'account.added', person: null },
        { ...byEva, action: 'account.in' },
        { ...byEva, action: 'account.password' },
        { ...operatorMade, action: 'account.added', person: 'Eva Ek' },
        { ...operatorMade, action: 'venue.added', venue: 'Björken' },
      ],
    })
    expect((await operator.rpc('audit', { before: null })).body).toEqual(body)
  })

  it('is read a page at a time, and leaves out nothing that it does not know', async () => {
    const { hub, venue, operator, sql } = await startPeople()
    for (let nth = 0; nth < 60; nth++) await hub.enrolmentCode(venue.id)
    await sql.query("UPDATE audit SET action = 'from.a.newer.hub' WHERE action = 'venue.added'")
    const page = async (before: unknown) => (await operator.rpc('audit', { before })).body
    const first = await page(null)
    const entries = first.entries as { id: string; action: string | null }[]
    expect([first.hasMore, entries.length]).toEqual([true, 50])
    const second = await page(entries.at(-1)?.id)
    const rest = second.entries as typeof entries
    expect([second.hasMore, rest.length, rest.at(-1)?.action]).toEqual([false, 11, null])
    expect(new Set([...entries, ...rest].map(({ id }) => id)).size).toBe(61)
  })
})

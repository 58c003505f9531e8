import { expect, it } from 'vitest'
import { calendar, hour, karin, offline, ok, setUpCalendars, subscribed, url } from './testingCalendars.ts'

it('takes a file once; the same again changes nothing, and a changed event changes its activity', async () => {
  const { service, edits, titles, programme } = await setUpCalendars(offline)
  const take = (text: string) => service.take(karin, { text, organiser: 'PRO' })
  expect(take(calendar({}, { uid: 'b', title: 'Boule' }))).toMatchObject({ editId: expect.any(String) })
  expect(programme.shown().programme.activities[0]?.organiser).toEqual({ kind: 'association', name: 'PRO' })
  expect(edits).toMatchObject([{ kind: 'importedCalendar', person: karin.id }])
  expect(take(calendar({}, { uid: 'b', title: 'Boule' }))).toMatchObject({ editId: null })
  expect(take(calendar({ start: '20261204T140000' }))).toMatchObject({ editId: expect.any(String) })
  expect(titles()).toEqual(['2026-12-03T13:00 Boule', '2026-12-04T14:00 Bingo'])
  expect(edits[1]?.changes).toMatchObject([{ do: 'set', fields: { start: '2026-12-04T14:00' } }])
  expect(take('<html>')).toBe('NOT_A_CALENDAR')
  const far = Array.from({ length: 2001 }, (_, n) => ({ uid: `far-${n}` }))
  expect([take(calendar(...far)), service.read(calendar(...far))]).toEqual(['TOO_LARGE', 'TOO_LARGE'])
  expect(service.take(karin, { text: calendar({}), organiser: '19121212-1212' })).toMatchObject({
    code: 'PERSONAL_NUMBER',
    field: 'organiser',
  })
})

it('fetches a subscribed calendar at once and every hour; what goes is taken away, and comes back', async () => {
  let text = calendar({}, { uid: 'b', title: 'Boule' })
  const { service, titles, clock, asked, edits } = await setUpCalendars(() => ok(text))
  service.start()
  expect(await subscribed(service)).toMatchObject({ organiser: 'PRO', url, activities: 2, problems: [] })
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo', '2026-12-03T13:00 Boule'])
  const [feed] = service.feeds()
  text = calendar({ uid: 'b', title: 'Boule' })
  clock.pass(hour)
  await service.refetch(feed?.id ?? '')
  expect(titles()).toEqual(['2026-12-03T13:00 Boule'])
  text = calendar({}, { uid: 'b', title: 'Boule' })
  clock.pass(hour)
  await service.refetch(feed?.id ?? '')
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo', '2026-12-03T13:00 Boule'])
  // The hourly fetch and the one that was asked for meanwhile are one.
  expect(asked).toHaveLength(3)
  expect(edits.every(({ person, kind }) => person === null && kind === 'feed')).toBe(true)
})

it('leaves alone what staff have changed or taken away, until the association itself changes it', async () => {
  let text = calendar({ more: ['RRULE:FREQ=WEEKLY'] }, { uid: 'b', title: 'Boule' })
  const { service, programme, editor, titles } = await setUpCalendars(() => ok(text))
  const { id } = await subscribed(service)
  const find = (title: string) =>
    programme.shown().programme.activities.find((one) => one.title.sv === title)?.id ?? ''
  const bingo = find('Bingo')
  const own = {
    goalArea: 'meaning',
    start: '2026-12-03T15:00',
    price: 20,
    title: { sv: 'Bingo', fi: 'Bingo' },
  }
  const as = { person: karin.id, kind: 'changed' } as const
  editor.save([{ do: 'set', type: 'activity', id: bingo, fields: own }], as)
  const off = { activity: bingo, date: '2026-12-10', cancelled: true }
  editor.save([{ do: 'set', type: 'occurrence', id: `${bingo}:2026-12-10`, fields: off }], as)
  editor.save([{ do: 'delete', type: 'activity', id: find('Boule') }], as)
  await service.refetch(id)
  const { activities, occurrences } = programme.shown().programme
  expect(activities).toMatchObject([{ id: bingo, ...own }])
  expect(occurrences).toMatchObject([off])
  text = calendar({ start: '20261203T160000', more: ['RRULE:FREQ=WEEKLY', 'LOCATION:Salen'] })
  await service.refetch(id)
  expect(programme.shown().programme.activities).toMatchObject([
    { ...own, start: '2026-12-03T16:00', place: { sv: 'Salen' } },
  ])
  expect(titles()).toEqual(['2026-12-03T16:00 Bingo'])
})

it('keeps no personnummer, neither of a calendar nor in its address, and goes on telling of it', async () => {
  const text = calendar({}, { uid: 'b', title: 'Anmälan 811218-9876' })
  const { service, store, feeds } = await setUpCalendars(() => ok(text))
  const { id, problems } = await subscribed(service)
  expect(problems).toEqual([{ title: '', problem: 'personalNumber' }])
  expect(feeds.find(id)?.copy).toContain('Bingo')
  expect(feeds.find(id)?.copy).not.toContain('9876')
  expect(JSON.stringify(store.programme.all(() => {}))).not.toContain('9876')
  for (const path of ['811218-9876.ics', '811218%2d9876', '?of=19811218%209876', '%ff/811218-9876'])
    expect(await service.subscribe({ url: `https://pro.example.org/${path}`, organiser: 'PRO' })).toEqual({
      code: 'PERSONAL_NUMBER',
      field: 'url',
    })
  expect(feeds.all()).toHaveLength(1)
})

it('takes a moved date, and takes it back when the association does', async () => {
  const series = { more: ['RRULE:FREQ=WEEKLY'] }
  const moved = { start: '20261211T150000', more: ['RECURRENCE-ID;TZID=Europe/Stockholm:20261210T130000'] }
  let text = calendar(series, moved)
  const { service, programme } = await setUpCalendars(() => ok(text))
  const { id } = await subscribed(service)
  expect(programme.shown().programme.occurrences).toMatchObject([
    { date: '2026-12-10', cancelled: false, movedTo: '2026-12-11T15:00' },
  ])
  text = calendar(series)
  await service.refetch(id)
  expect(programme.shown().programme.occurrences[0]?.movedTo).toBeUndefined()
})

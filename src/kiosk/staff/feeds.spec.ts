import { expect, it } from 'vitest'
import { calendarId } from '../../domain/ics/changes.ts'
import type { CalendarService } from './calendars.ts'
import { calendar, karin, offline, ok, setUpCalendars, subscribed, url } from './testingCalendars.ts'

it('ends a subscription with what came from it and is still to come', async () => {
  const text = calendar({}, { uid: 'held', start: '20261124T090000', title: 'I går' })
  const { service, titles, edits } = await setUpCalendars(() => ok(text))
  const { id } = await subscribed(service)
  expect(service.unsubscribe(karin, id)).toMatchObject({ editId: expect.any(String) })
  expect(titles()).toEqual(['2026-11-24T09:00 I går'])
  expect(service.feeds()).toEqual([])
  expect(edits.at(-1)).toMatchObject({ person: karin.id, kind: 'feed' })
  expect(service.unsubscribe(karin, id)).toBe('NO_SUCH_FEED')
  expect(await service.refetch(id)).toBe('NO_SUCH_FEED')
  await subscribed(service)
  expect(titles()).toEqual(['2026-11-24T09:00 I går', '2026-12-03T13:00 Bingo'])
})

it('says that nothing was saved when the disk is full', async () => {
  let answer = calendar({})
  const { service, db, titles } = await setUpCalendars(() => ok(answer))
  db.exec("CREATE TRIGGER full BEFORE INSERT ON feed BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  expect(await service.subscribe({ url, organiser: 'PRO' })).toBe('NOT_SAVED')
  db.exec('DROP TRIGGER full')
  const { id } = await subscribed(service)
  for (const [event, text] of [
    ['UPDATE', calendar({})],
    ['DELETE', calendar()],
  ] as const) {
    answer = text
    await service.refetch(id)
    db.exec(`CREATE TRIGGER full BEFORE ${event} ON feed BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    expect(service.unsubscribe(karin, id)).toEqual({ code: 'NOT_SAVED' })
    db.exec('DROP TRIGGER full')
    expect(service.feeds()).toHaveLength(1)
    expect(titles()).toHaveLength(event === 'UPDATE' ? 1 : 0)
  }
})

it('takes a subscription up again, as it was left, when its end is taken back', async () => {
  let text = calendar({}, { uid: 'b', title: 'Boule' })
  const { service, editor, titles, programme } = await setUpCalendars(() => ok(text))
  const { id } = await subscribed(service)
  const of = (title: string) => programme.shown().programme.activities.find((one) => one.title.sv === title)
  const as = { person: karin.id, kind: 'changed' } as const
  editor.save([{ do: 'set', type: 'activity', id: of('Bingo')?.id ?? '', fields: { price: 20 } }], as)
  editor.save([{ do: 'delete', type: 'activity', id: of('Boule')?.id ?? '' }], as)
  const ended = edited(service.unsubscribe(karin, id))
  expect([titles(), service.feeds()]).toEqual([[], []])
  const undone = edited(editor.undo(ended, karin.id))
  expect(service.feeds()).toMatchObject([{ id, url, activities: 2 }])
  expect(of('Bingo')).toMatchObject({ price: 20 })
  text = calendar({ start: '20261204T130000' }, { uid: 'b', title: 'Boule' })
  await service.refetch(id)
  expect(titles()).toEqual(['2026-12-04T13:00 Bingo'])
  text = calendar({}, { uid: 'b', title: 'Boule' })
  await service.refetch(id)
  edited(editor.undo(undone, karin.id))
  expect([titles(), service.feeds()]).toEqual([[], []])
})

it('begins anew where the same calendar is subscribed to again, with what staff had added', async () => {
  const { service, editor, titles, programme, db } = await setUpCalendars(() => ok(calendar({})))
  const { id } = await subscribed(service)
  const own = { price: 20, places: 12, goalArea: 'meaning', title: { sv: 'Bingo', so: 'Biinggo' } } as const
  const [bingo] = programme.shown().programme.activities
  editor.save([{ do: 'set', type: 'activity', id: bingo?.id ?? '', fields: own }], {
    person: karin.id,
    kind: 'changed',
  })
  const ended = edited(service.unsubscribe(karin, id))
  expect((await subscribed(service)).id).not.toBe(id)
  expect(programme.shown().programme.activities).toMatchObject([own])
  editor.undo(ended, karin.id)
  expect(titles()).toHaveLength(1)
  expect(db.prepare('SELECT count(*) FROM feed').pluck().get()).toBe(1)
})

it('forgets at once a subscription of which nothing is in the programme', async () => {
  const { service, db } = await setUpCalendars(() => ok(calendar()))
  const { id } = await subscribed(service)
  expect(service.unsubscribe(karin, id)).toEqual({ editId: null, changes: [] })
  expect(db.prepare('SELECT count(*) FROM feed').pluck().get()).toBe(0)
})

it('keeps no name and no address of those whom an event asks', async () => {
  const more = ['ORGANIZER;CN=Karin Ek:mailto:karin@pro.example.org', 'ATTENDEE:mailto:ali@pro.example.org']
  const text = calendar({ more }, { uid: 'b', title: 'Läkarbesök', more: ['CLASS:PRIVATE'] })
  const { service, feeds } = await setUpCalendars(() => ok(text))
  const { id } = await subscribed(service)
  expect(feeds.find(id)?.copy).toContain('Bingo')
  expect(feeds.find(id)?.copy).not.toMatch(/Karin|mailto|Läkarbesök/)
})

it('takes the others where the programme refuses one event, tells of it, and tries it again', async () => {
  let text = calendar({}, { uid: 'b', title: 'Boule' })
  const { service, store, programme, titles, log } = await setUpCalendars(() => ok(text))
  const broken = { type: 'activity', fields: { start: 'i dag', newer: 1 }, deleted: false } as const
  store.programme.save({ id: calendarId('PRO', 'a'), ...broken })
  programme.changed()
  const feed = await subscribed(service)
  expect(feed).toMatchObject({ activities: 1, problems: [{ title: 'Bingo', problem: 'notTaken' }] })
  expect(feed).not.toHaveProperty('failure')
  expect(titles()).toEqual(['2026-12-03T13:00 Boule'])
  expect(log.lines).toContain('error: an event of a subscribed calendar was not taken')
  store.programme.save({ id: calendarId('PRO', 'a'), ...broken, fields: {}, deleted: true })
  expect(await service.refetch(feed.id)).toMatchObject({ activities: 2, problems: [] })
  text = calendar()
  await service.refetch(feed.id)
  expect(titles()).toEqual([])
})

it('tells where the disk did not take what came, and takes it at the next fetch', async () => {
  let isOff = false
  const { service, titles, db } = await setUpCalendars(() => (isOff ? offline() : ok(calendar({}))))
  const full = (table: string, event: string) =>
    db.exec(`CREATE TRIGGER full BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  full('edit', 'INSERT')
  const { id, failure } = await subscribed(service)
  expect([failure, titles()]).toEqual(['notSaved', []])
  db.exec('DROP TRIGGER full')
  full('feed', 'UPDATE')
  expect(await service.refetch(id)).toMatchObject({ failure: 'notSaved' })
  db.exec('DROP TRIGGER full')
  isOff = true
  expect(await service.refetch(id)).toMatchObject({ failure: 'unreachable' })
  isOff = false
  expect(await service.refetch(id)).not.toHaveProperty('failure')
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo'])
})

/** The id of an edit that was written. */
function edited(answer: ReturnType<CalendarService['unsubscribe']>): string {
  if (typeof answer === 'string' || 'code' in answer || answer.editId === null) throw new Error('not edited')
  return answer.editId
}

import { expect, it } from 'vitest'
import { feedAddress } from '../../domain/ics/address.ts'
import { calendar, hour, offline, ok, setUpCalendars, subscribed, url } from './testingCalendars.ts'

it.each<[string, () => Response | Promise<Response>, string]>([
  ['is off line', offline, 'unreachable'],
  ['answers with an error', () => new Response('no', { status: 500 }), 'unreachable'],
  ['is a captive portal', () => new Response('<html>Logga in</html>', { status: 200 }), 'notACalendar'],
  ['is cut off', () => ok(calendar({}).slice(0, -25)), 'notACalendar'],
  ['never ends', () => new Response(endless()), 'tooLarge'],
])('keeps the last good copy when the net %s', async (_, broken, failure) => {
  let isBroken = false
  const { service, titles } = await setUpCalendars(() => (isBroken ? broken() : ok(calendar({}))))
  const { id, lastGood } = await subscribed(service)
  isBroken = true
  expect(await service.refetch(id)).toMatchObject({ failure, lastGood, activities: 1 })
  expect(titles()).toEqual(['2026-12-03T13:00 Bingo'])
  isBroken = false
  expect(await service.refetch(id)).not.toHaveProperty('failure')
})

it('shows single dates of a series a year ahead however long it is off line', async () => {
  let isOff = false
  const daily = calendar({ start: '20261126T090000', more: ['RRULE:FREQ=WEEKLY'] }).replaceAll(
    ';TZID=Europe/Stockholm:20261126T090000',
    ':20261126T090000Z',
  )
  const { service, clock, titles } = await setUpCalendars(() => (isOff ? offline() : ok(daily)))
  const { id } = await subscribed(service)
  const before = titles().at(-1) ?? ''
  isOff = true
  clock.pass(30 * 24 * hour)
  await service.refetch(id)
  expect((titles().at(-1) ?? '') > before).toBe(true)
  expect(titles()[0]).toBe('2026-11-26T10:00 Bingo')
})

it('waits no longer than 20 s, for the answer or for its end', async () => {
  const hanging = [() => new Promise<Response>(() => {}), () => new Response(new ReadableStream({}))]
  for (const hang of hanging) {
    const { service, clock } = await setUpCalendars(hang)
    const feed = service.subscribe({ url, organiser: 'PRO' })
    await Promise.resolve()
    clock.pass(20_000)
    expect(await feed).toMatchObject({ failure: 'unreachable', lastGood: null, activities: 0 })
  }
})

it('follows a few redirects, and none into the inner net', async () => {
  const to = (location: string) => new Response(null, { status: 302, headers: { location } })
  const inner = await setUpCalendars(() => to('http://127.0.0.1:8080/'))
  expect(await subscribed(inner.service)).toMatchObject({ failure: 'unreachable' })
  expect(inner.asked).toEqual([url])
  const round = await setUpCalendars(() => to('/again.ics'))
  expect(await subscribed(round.service)).toMatchObject({ failure: 'unreachable' })
  expect(round.asked).toHaveLength(4)
  const good = await setUpCalendars((address) =>
    address === url ? to('https://cdn.example.org/a') : ok(calendar({})),
  )
  expect(await subscribed(good.service)).toMatchObject({ activities: 1, url })
})

it('writes nothing of an answer that comes after the end', async () => {
  let answer = (_: Response) => {}
  const { service, edits } = await setUpCalendars(
    () => new Promise<Response>((resolve) => (answer = resolve)),
  )
  const feed = service.subscribe({ url, organiser: 'PRO' })
  await Promise.resolve()
  const stopped = service.stop()
  answer(ok(calendar({})))
  await stopped
  await feed
  expect(edits).toEqual([])
})

it.each([
  'http://pro.example.org/a.ics',
  'https://pro.example.org:8443/a.ics',
  'https://karin:hemligt@pro.example.org/a.ics',
  'https://127.0.0.1/a.ics',
  'https://2130706433/a.ics',
  'https://0x7f.1/a.ics',
  'https://10.0.0.8/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest',
  'https://[::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://localhost./',
  'https://skrivare/',
  'https://skrivare.local/',
  'https://intranet.internal/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'pro.example.org',
  '',
])('does not fetch from %s', async (address) => {
  const { service, asked } = await setUpCalendars(() => ok(calendar({})))
  expect(await service.subscribe({ url: address, organiser: 'PRO' })).toBe('BAD_ADDRESS')
  expect(asked).toEqual([])
})

it('reads webcal as https', () => {
  expect(feedAddress(' webcal://pro.example.org/a.ics#x ')).toBe('https://pro.example.org/a.ics')
})

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x41)),
  })
}

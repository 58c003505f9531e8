import { expect, it } from 'vitest'
import { syncPaths } from '../../contract/sync.ts'
import { enrolKiosk, standingClock, startHub } from '../testing.ts'

const start = Date.UTC(2026, 10, 23, 9)

it('makes one kiosk of a code, which may hear its answer twice', async () => {
  const { hub, venue, address } = await startHub()
  const { link } = await hub.enrolmentCode(venue.id)
  expect(link).toMatch(new RegExp(`^${address}/enrol/v1#[0-9A-Z]{16}$`))
  const kiosk = await enrolKiosk(link)
  expect(await (await kiosk.enrol()).json()).toMatchObject({
    deviceId: kiosk.deviceId,
    venue: { id: venue.id, name: 'Björken', municipality: 'Prövköping' },
  })
  await expect(enrolKiosk(link)).rejects.toThrow()
  expect((await hub.overview()).venues[0]?.kiosks.map(({ name }) => name)).toEqual(['Skärm 1'])
})

it('takes one of many that use a code at the same time', async () => {
  const { hub, venue } = await startHub()
  const { link } = await hub.enrolmentCode(venue.id)
  const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => enrolKiosk(link)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await hub.overview()).venues[0]?.kiosks).toHaveLength(1)
})

it('forgets a code after ten minutes', async () => {
  const clock = standingClock(start)
  const { hub, venue } = await startHub({ clock })
  const [early, late] = [await hub.enrolmentCode(venue.id), await hub.enrolmentCode(venue.id)]
  expect(early.expires).toBe(start + 600_000)
  clock.set(start + 599_999)
  await enrolKiosk(early.link)
  clock.set(start + 600_000)
  await expect(enrolKiosk(late.link)).rejects.toThrow()
})

it('keeps no code, takes no foreign key, and lets nobody guess for long', async () => {
  const { hub, venue, address, sql } = await startHub()
  const { link } = await hub.enrolmentCode(venue.id)
  const code = link.split('#')[1]
  expect(JSON.stringify(await sql.query('SELECT * FROM enrolment_code'))).not.toContain(code)
  const ask = (body: unknown) =>
    fetch(address + syncPaths.enrol, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await ask({ code, publicKey: 'AAAA' })).status).toBe(403)
  const guesses = await Promise.all(
    Array.from({ length: 40 }, () => ask({ code: 'WRONG-WRONG-WRONG', publicKey: 'AAAA' })),
  )
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([403, 429]))
})

it('numbers the kiosks of each venue by itself', async () => {
  const { hub, venue } = await startHub()
  const other = await hub.addVenue('Hatten')
  for (const id of [venue.id, venue.id, other.id]) await enrolKiosk((await hub.enrolmentCode(id)).link)
  const names = (await hub.overview()).venues.map(({ kiosks }) => kiosks.map(({ name }) => name))
  expect(names).toEqual([['Skärm 1', 'Skärm 2'], ['Skärm 1']])
})

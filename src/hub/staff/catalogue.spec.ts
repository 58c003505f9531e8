import { createRouterClient } from '@orpc/server'
import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { catalogueFields } from '../../contract/catalogue.ts'
import { type Actor, operator } from '../actor.ts'
import { hubRouter } from '../router.ts'
import { enrolKiosk } from '../testing.ts'
import { staffOf, startPages } from './testing.ts'

const fields = catalogueFields.parse({
  title: { sv: 'Allsång med Kerstin' },
  goalArea: 'community',
  organiser: { kind: 'municipality' },
  durationMinutes: 60,
})

async function startCatalogue() {
  const all = await startPages()
  const other = await all.hub.addVenue('Linden')
  const router = hubRouter({ context: all.context, address: () => '', alarmMinutes: null, tell: () => {} })
  const hubAs = (actor: Actor) => createRouterClient(router, { context: { actor } })
  const take = (venueId: string, entry: string, ver: number) =>
    all.pages(staffOf('Karin'), venueId).programme.save({
      kind: 'added',
      changes: [
        {
          do: 'set',
          type: 'activity',
          id: `of-${venueId.slice(-6)}`,
          fields: { ...fields, tags: undefined, start: '2026-11-24T13:00', catalogue: { entry, ver } },
        },
      ],
    })
  return { ...all, other, hubAs, take }
}

it('an entry is taken by several venues, and a later version is there beside the one that they have', async () => {
  const { hubAs, venue, other, take, pages, hub } = await startCatalogue()
  const { catalogue } = hubAs(operator)
  const id = uuid()
  expect(await catalogue.save({ id, seen: null, fields })).toEqual({ ver: 1 })
  await take(venue.id, id, 1)
  await take(other.id, id, 1)
  expect(await catalogue.save({ id, seen: 1, fields: { ...fields, price: 20 } })).toEqual({ ver: 2 })
  const both = [
    { venueId: venue.id, venue: 'Björken' },
    { venueId: other.id, venue: 'Linden' },
  ]
  expect(await catalogue.list()).toMatchObject([{ id, ver: 2, fields: { price: 20 }, taken: both }])
  const ofLinden = staffOf('Olle', [other.id])
  expect(await hubAs(ofLinden).catalogue.list()).toMatchObject([{ taken: [both[1]] }])
  const older = [
    { entry: id, ver: 1 },
    { entry: id, ver: 3 },
  ]
  expect(await hubAs(ofLinden).catalogue.versions({ of: older })).toEqual([fields, null])
  // Nothing of the venues' was touched, and a screen has the field as it is.
  expect((await pages(ofLinden, other.id).programme.all()).activities[0]?.price).toBeUndefined()
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  expect((await kiosk.pull({})).entities).toMatchObject([{ fields: { catalogue: { entry: id, ver: 1 } } }])

  await catalogue.withdraw({ id, withdrawn: true })
  expect(await catalogue.list()).toMatchObject([{ withdrawn: true, taken: both }])
  const { programme } = pages(staffOf('Karin'), venue.id)
  await programme.save({
    kind: 'removed',
    changes: [{ do: 'delete', type: 'activity', id: `of-${venue.id.slice(-6)}` }],
  })
  expect(await catalogue.list()).toMatchObject([{ taken: [both[1]] }])
})

it('of two who write at once the second is told, and a repeat of the first changes nothing', async () => {
  const { hubAs, sql } = await startCatalogue()
  const { catalogue } = hubAs(operator)
  const id = uuid()
  await catalogue.save({ id, seen: null, fields })
  const both = await Promise.allSettled([
    catalogue.save({ id, seen: 1, fields: { ...fields, price: 10 } }),
    catalogue.save({ id, seen: 1, fields: { ...fields, price: 20 } }),
    catalogue.save({ id, seen: null, fields }),
  ])
  const refused = both.filter((each) => each.status === 'rejected')
  expect(refused).toMatchObject([
    { reason: { code: 'CHANGED_MEANWHILE' } },
    { reason: { code: 'CHANGED_MEANWHILE' } },
  ])
  expect(await sql.query('SELECT ver FROM catalogue_version ORDER BY ver')).toEqual([{ ver: 1 }, { ver: 2 }])
})

it('is written by coordinators alone, and takes no personnummer', async () => {
  const { hubAs, sql } = await startCatalogue()
  const staff = hubAs(staffOf('Karin')).catalogue
  const id = uuid()
  await expect(staff.save({ id, seen: null, fields })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(staff.withdraw({ id, withdrawn: true })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const { catalogue } = hubAs(operator)
  await expect(catalogue.withdraw({ id, withdrawn: true })).rejects.toMatchObject({ code: 'NO_SUCH_ENTRY' })
  const leader = 'Maj 19121212-1212'
  await expect(catalogue.save({ id, seen: null, fields: { ...fields, leader } })).rejects.toMatchObject({
    code: 'PERSONAL_NUMBER',
    data: { field: 'leader' },
  })
  expect(await sql.query('SELECT id FROM catalogue')).toEqual([])
})

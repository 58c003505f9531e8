import { expect, it } from 'vitest'
import { newId } from '../system.ts'
import { freshDatabase } from '../testing.ts'
import {
  addMunicipality,
  exampleMunicipality,
  knownMunicipality,
  OtherMunicipality,
  openMunicipality,
} from './municipalities.ts'

it('makes no second municipality of a slip, and none of two hubs that start together', async () => {
  const { sql } = await freshDatabase()
  const opened = await openMunicipality(sql, 'Eskilstuna kommun', newId)
  const slip = openMunicipality(sql, 'Eskilstuna Kommun', newId)
  await expect(slip).rejects.toThrow(OtherMunicipality)
  await expect(slip).rejects.toThrow('"Eskilstuna kommun"')
  expect(await sql.query('SELECT name FROM municipality')).toEqual([{ name: 'Eskilstuna kommun' }])
  expect(await openMunicipality(sql, 'Eskilstuna kommun', newId)).toEqual(opened)

  const { sql: empty } = await freshDatabase()
  const both = ['Flen', 'Trosa'].map((name) => openMunicipality(empty, name, newId))
  expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual([
    'fulfilled',
    'rejected',
  ])
})

it('lets the example be followed by the real one, and then starts that', async () => {
  const { sql } = await freshDatabase()
  expect(await knownMunicipality(sql)).toBeNull()
  await openMunicipality(sql, exampleMunicipality, newId)
  expect(await knownMunicipality(sql)).toBe(exampleMunicipality)
  await openMunicipality(sql, 'Flen', newId)
  await openMunicipality(sql, exampleMunicipality, newId)
  expect(await knownMunicipality(sql)).toBe('Flen')
})

it('takes one more municipality when it is asked for by its own command, and then no start without a name', async () => {
  const { sql } = await freshDatabase()
  const flen = await openMunicipality(sql, 'Flens kommun', newId)
  await expect(addMunicipality(sql, 'Flens  Kommun', newId)).rejects.toThrow('"Flens kommun"')
  for (let time = 0; time < 2; time++) await addMunicipality(sql, 'Trosa kommun', newId)
  expect(await openMunicipality(sql, 'Flens kommun', newId)).toEqual(flen)
  expect((await openMunicipality(sql, 'Trosa kommun', newId)).epoch).not.toBe(flen.epoch)
  await expect(openMunicipality(sql, 'Trosa', newId)).rejects.toThrow('"Flens kommun", "Trosa kommun"')
  await expect(knownMunicipality(sql)).rejects.toThrow(OtherMunicipality)
})

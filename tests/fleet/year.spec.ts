import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { playYear, type YearOptions } from './year.ts'

function play(options: Partial<YearOptions>) {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-fleet-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return playYear({ venues: 3, days: 10, visits: 10, seed: 1, folder, tell() {}, ...options })
}

test('a municipality’s weeks with all that goes wrong in them leave each visit at the hub once', async () => {
  const { faults, verdict } = await play({ venues: 5, days: 45, visits: 12, often: 3 })
  expect(verdict.wrong).toEqual([])
  expect(verdict.visits).toBeGreaterThan(1000)
  expect(Object.entries(faults).filter(([, count]) => count === 0)).toEqual([])
})

test('a visit that is not there, is otherwise or was never made is found, and so is a wrong sum', async () => {
  const { verdict } = await play({
    async meddle({ query }) {
      await query('DELETE FROM visit WHERE id = (SELECT id FROM visit ORDER BY id LIMIT 1)', [])
      await query('UPDATE visit SET party = 9 WHERE id = (SELECT id FROM visit ORDER BY id LIMIT 1)', [])
      await query(
        `INSERT INTO visit SELECT municipality, gen_random_uuid(), venue, day, hour, party, first_time, undone, state
         FROM visit LIMIT 1`,
        [],
      )
      await query('UPDATE rollup_day SET persons = persons + 1', [])
    },
  })
  const kinds = verdict.wrong.map((line) => line.replace(/^\S+ /, '').replace(/\d+|\[.*?\]{1,2}/g, '…'))
  expect(kinds.sort()).toEqual([
    'is not at the hub',
    'is … and was …',
    'sums have … persons, and … came',
    'was never made',
  ])
})

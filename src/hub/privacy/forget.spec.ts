import { expect, it, vi } from 'vitest'
import { mostForgotten } from '../../contract/sync.ts'
import { peopleOf } from '../accounts/testing.ts'
import { enrolKiosk, freshDatabase, heardBy, hubContextOf, keepingLog, startHub } from '../testing.ts'
import { applyOpen, erasures, forgetName } from './forget.ts'

it('forgets no more names than a screen can be told of, and one of those again', async () => {
  const { hub, sql, venue, address } = await startHub()
  const context = await hubContextOf(sql)
  await forgetName(context, 'Svetlana Quist', 'operator')
  await sql.query(
    `INSERT INTO erasure (municipality, subject, words, ordered)
     SELECT $1, 'hash ' || n, 2, now() FROM generate_series(1, $2::int) AS n`,
    [context.municipality.id, mostForgotten - 2],
  )
  const { operator } = peopleOf({ address })
  const forget = async (phrase: string) => (await operator.rpc('privacy/forget', { phrase })).body
  const both = await Promise.all([forget('Bertil Ek'), forget('Berta Ask')])
  expect(both.map(({ code }) => code).toSorted()).toEqual(['NAMES_FULL', undefined])
  expect(await forget('Svetlana Quist')).toEqual({ count: 0 })
  const audit = await sql.query(`SELECT 1 FROM audit WHERE action = 'name.forgotten'`)
  expect(audit).toHaveLength(3)
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  expect((await kiosk.pull({ forgets: 'none' })).forget?.names).toHaveLength(mostForgotten)
})

it('hears from all screens at once what it has lost, answers them, and looks through everything once', async () => {
  const { sql } = await freshDatabase()
  let walks = 0
  let isBroken = true
  const heard = heardBy(sql, (text) => {
    if (!text.includes('FROM quarantine') || !text.includes('ORDER BY')) return
    walks += 1
    if (isBroken) throw new Error('the disk is full')
  })
  const log = keepingLog()
  const { hub, venue } = await startHub({ sql: heard, log })
  const context = await hubContextOf(sql)
  await forgetName(context, 'Svetlana Quist', 'operator')
  const kiosks = await Promise.all(
    Array.from({ length: 6 }, async () => enrolKiosk((await hub.enrolmentCode(venue.id)).link)),
  )
  const forgotten = (await kiosks[0]?.pull({ forgets: 'none' }))?.forget?.names ?? []
  expect(forgotten).toHaveLength(1)
  const comeBack = async () => {
    await sql.query('DELETE FROM erasure')
    walks = 0
    const answers = await Promise.all(kiosks.map(({ pull }) => pull({ forgets: 'none', forgotten })))
    for (const { forget } of answers) expect(forget?.names).toEqual(forgotten)
  }

  await comeBack()
  await vi.waitFor(() => expect(log.said).toHaveLength(1), 20_000)
  expect(log.said[0]).toContain('tried again at night')
  expect(await erasures(context)).toMatchObject([{ done: false }])
  expect(walks).toBe(1)
  await applyOpen(context)
  expect(await erasures(context)).toMatchObject([{ done: true }])

  isBroken = false
  await comeBack()
  await vi.waitFor(async () => expect(await erasures(context)).toMatchObject([{ done: true }]), 20_000)
  expect(walks).toBe(1)
})

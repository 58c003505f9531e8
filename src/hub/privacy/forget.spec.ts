import { expect, it } from 'vitest'
import { mostForgotten } from '../../contract/sync.ts'
import { peopleOf } from '../accounts/testing.ts'
import { enrolKiosk, hubContextOf, startHub } from '../testing.ts'
import { forgetName } from './forget.ts'

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
  const forget = async (phrase: string) => (await operator.rpc('data/forget', { phrase })).body
  const both = await Promise.all([forget('Bertil Ek'), forget('Berta Ask')])
  expect(both.map(({ code }) => code).toSorted()).toEqual(['NAMES_FULL', undefined])
  expect(await forget('Svetlana Quist')).toEqual({ count: 0 })
  const audit = await sql.query(`SELECT 1 FROM audit WHERE action = 'name.forgotten'`)
  expect(audit).toHaveLength(3)
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  expect((await kiosk.pull({ forgets: 'none' })).forget?.names).toHaveLength(mostForgotten)
})

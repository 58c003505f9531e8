import { PGlite, type PGliteInterface, type Transaction, types } from '@electric-sql/pglite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { enrolKiosk, startHub, visitsMade } from '../testing.ts'
import { prepareRole, workingRole } from './isolation.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Row, Sql } from './sql.ts'

/** PGlite in memory, behind the same few words as a server. */
async function pglite(): Promise<Sql> {
  const db = await PGlite.create({ parsers: { [types.INT8]: Number, [types.DATE]: (day) => day } })
  onTestFinished(() => db.close())
  return over(db, (work) => db.transaction((tx) => work(within(tx))))
}

function within(tx: Transaction): Sql {
  const sql = over(tx, (work) => work(sql))
  return sql
}

function over(db: Pick<PGliteInterface, 'query'> | Transaction, transaction: Sql['transaction']): Sql {
  return {
    query: async (text, params = []) => (await db.query<Row>(text, [...params])).rows,
    transaction,
    close: async () => {},
  }
}

describe('PGlite', () => {
  it('runs the same SQL: migration, enrolment, a push twice, and the figures of the day', {
    timeout: 180_000,
  }, async () => {
    const sql = await pglite()
    await migrate(sql)
    expect(await schemaVersion(sql)).toBe(migrations.at(-1)?.version)

    const { hub, venue } = await startHub({ sql })
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const ops = visitsMade(20)
    for (let time = 0; time < 2; time++) {
      expect(await kiosk.push({ ops })).toMatchObject({ result: 'have', have: 20, quarantined: [] })
    }
    expect((await hub.overview()).venues).toMatchObject([{ visitsToday: 20, kiosks: [{ unsent: 0 }] }])

    // Its one connection is the owner's; the policies hold in it all the same.
    await sql.transaction(prepareRole)
    await sql.query(`SET ROLE ${workingRole}`)
    expect(await sql.query('SELECT * FROM visit')).toEqual([])
  })
})

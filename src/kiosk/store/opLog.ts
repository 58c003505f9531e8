import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import type { NewOp } from '../../contract/ops.ts'
import { checksum } from './checksum.ts'
import { forgettingOf } from './forgetting.ts'

/** When and where an op was written. */
export interface Stamp {
  id: string
  /** ms since 1970 by the machine's clock; whole. */
  atWall: number
  bootId: string
  /** ms since that boot; whole. */
  monoMs: number
  tz: string
}

/** The moment of an op, for telling how long ago it was. */
export type Moment = Pick<Stamp, 'atWall' | 'bootId' | 'monoMs'>

export interface OpLog {
  /** Writes an op at the end of the log and gives its place. Only inside the transaction of what it changes. */
  append(op: NewOp, stamp: Stamp): number
  momentOf(seq: number): Moment | null
}

const momentRow = z.object({ atWall: z.number(), bootId: z.string(), monoMs: z.number() })

export function opLog(db: Database): OpLog {
  const insert = db.prepare(
    `INSERT INTO op (id, kind, v, entity, base_ver, at_wall, boot_id, mono_ms, tz, body, checksum)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const moment = db.prepare(
    'SELECT at_wall AS atWall, boot_id AS bootId, mono_ms AS monoMs FROM op WHERE seq = ?',
  )
  const forgetting = forgettingOf(db)
  /** Whoever writes a forgotten name once more writes it nowhere. A visit has no words, and need not wait. */
  const bodyOf = ({ kind, body }: NewOp) =>
    kind === 'entity.patched' ? forgetting.current().body(body) : body
  return {
    append(op, { id, atWall, bootId, monoMs, tz }) {
      const row = [
        id,
        op.kind,
        op.v,
        op.entity,
        op.baseVer,
        atWall,
        bootId,
        monoMs,
        tz,
        JSON.stringify(bodyOf(op)),
      ]
      return Number(insert.run(...row, checksum(row)).lastInsertRowid)
    },
    momentOf(seq) {
      const row = moment.get(seq)
      return row === undefined ? null : momentRow.parse(row)
    },
  }
}

import { crc32 } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import type { NewOp } from '../../contract/ops.ts'

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
        JSON.stringify(op.body),
      ]
      return Number(insert.run(...row, checksum(row)).lastInsertRowid)
    },
    momentOf(seq) {
      const row = moment.get(seq)
      return row === undefined ? null : momentRow.parse(row)
    },
  }
}

/** CRC-32 of an op's columns but its place: SQLite's own checks miss about half of all small damage in a row (faults.md 4). */
export function checksum(row: readonly unknown[]): number {
  return crc32(JSON.stringify(row))
}

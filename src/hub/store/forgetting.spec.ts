import { expect, it } from 'vitest'
import { freshDatabase } from '../testing.ts'
import { places } from './forgetting.ts'

/** Columns of text and JSON that no name can stand in, or that are no programme: of the hub's own making, or what somebody is called who works with it. */
const withoutNames: readonly string[] = [
  ...[
    'account.name',
    'account.email',
    'account.role',
    'account.password',
    'account.issuer',
    'account.subject',
  ],
  ...['edit.person', 'edit.who', 'edit.kind', 'edit_change.entity', 'edit_change.type'],
  ...['session.hash', 'invitation.hash', 'sign_in_lock.whose'],
  ...['municipality.name', 'venue.name', 'venue.time_zone', 'hub_meta.epoch'],
  ...['device.name', 'device.public_key', 'device.state', 'device.version'],
  ...['op.kind', 'op.entity', 'op.at_quality', 'op.boot_id', 'op.tz'],
  ...['quarantine.op_id', 'quarantine.reason', 'visit.state', 'headcount.occurrence'],
  ...['entity.id', 'entity.type', 'entity.field_ver', 'conflict.field', 'conflict.entity'],
  ...['erasure.subject', 'erasure_confirmed.subject', 'enrolment_code.hash', 'privacy_key.forgetting'],
  ...[
    'privacy_key.sealing',
    'audit.actor',
    'audit.action',
    'audit.detail',
    'retention.kind',
    'retention_run.removed',
  ],
]

it('looks through every column that words may stand in, or says why not', async () => {
  const { sql } = await freshDatabase()
  const rows = await sql.query(
    `SELECT c.table_name || '.' || c.column_name AS column FROM information_schema.columns c
     JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = current_schema()::regnamespace
     WHERE c.table_schema = current_schema() AND NOT t.relispartition AND c.data_type IN ('text', 'jsonb', 'json', 'bytea')
     ORDER BY 1`,
  )
  const all = rows.map(({ column }) => String(column))
  const told = [...places.map(({ table, column }) => `${table}.${column}`), ...withoutNames, 'entity.fields']
  expect(all.filter((column) => !told.includes(column))).toEqual([])
  expect(told.filter((column) => !all.includes(column))).toEqual([])
})

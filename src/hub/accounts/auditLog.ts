import * as z from 'zod'
import type { AuditEntry } from '../../contract/hubAccounts.ts'
import { auditActions } from '../../contract/words.ts'
import { operator } from '../actor.ts'
import type { HubContext } from '../context.ts'

const pageSize = 50

const auditRow = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  action: z.enum(auditActions).nullable().catch(null),
  // Other details, and those of a newer hub, are not shown.
  detail: z
    .object({
      account: z.string().nullish().catch(null),
      device: z.string().nullish().catch(null),
      venue: z.string().nullish().catch(null),
    })
    .catch({}),
})
type AuditRow = z.infer<typeof auditRow>

/** A page of what was done, newest first, with the names that those have now who did it and to whom it was done. */
export async function readAudit(
  context: HubContext,
  before: string | null,
): Promise<{ entries: AuditEntry[]; hasMore: boolean }> {
  const { sql, municipality } = context
  const read = await sql.query(
    `SELECT id, at, actor, action, detail FROM audit
     WHERE municipality = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT ${pageSize + 1}`,
    [municipality.id, before],
  )
  const rows = z.array(auditRow).parse(read)
  const entries = rows.slice(0, pageSize)
  const [people, screens, venues] = await Promise.all([
    namesOf(
      context,
      'account',
      entries.flatMap(({ actor, detail }) => [actor, detail.account]),
    ),
    namesOf(
      context,
      'device',
      entries.flatMap(({ actor, detail }) => [actor, detail.device]),
    ),
    namesOf(
      context,
      'venue',
      entries.map(({ detail }) => detail.venue),
    ),
  ])
  const named = (names: Map<string, string>, id: string | null | undefined) => names.get(id ?? '') ?? null
  return {
    hasMore: rows.length > pageSize,
    entries: entries.map(({ id, at, actor, action, detail }) => ({
      ...{ id, at: at.getTime(), action, by: byWhom(actor, people, screens) },
      person: named(people, detail.account),
      screen: named(screens, detail.device ?? actor),
      venue: named(venues, detail.venue),
    })),
  }
}

function byWhom(
  actor: AuditRow['actor'],
  people: Map<string, string>,
  screens: Map<string, string>,
): AuditEntry['by'] {
  if (actor === operator.id) return { kind: 'operator' }
  const [person, screen] = [people.get(actor), screens.get(actor)]
  if (person !== undefined) return { kind: 'person', name: person }
  return screen === undefined ? { kind: 'gone' } : { kind: 'screen', name: screen }
}

async function namesOf(
  { sql, municipality }: HubContext,
  table: 'account' | 'device' | 'venue',
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const rows = await sql.query(
    `SELECT id, name FROM ${table} WHERE municipality = $1 AND id::text = ANY ($2)`,
    [municipality.id, [...new Set(ids.filter((id) => id != null))]],
  )
  return new Map(
    z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  )
}

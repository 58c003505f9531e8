import * as z from 'zod'
import { entityId, programme } from '../programme.ts'
import { weekView } from '../views.ts'
import { diets, entityTypes } from '../words.ts'
import { behindDoor } from './door.ts'

const values = z.record(z.string().min(1).max(60), z.unknown())

/**
 * One change of one part of the programme. `fields` holds only what shall be otherwise; null takes a field away. `seen` holds, for
 * some or all of those fields, what the person saw there when they began (null for nothing): where that is no longer so, somebody else has changed it
 * meanwhile, and nothing is written. A field without a `seen` is written whatever stood there. `seen` may name fields that are not changed: what
 * the change rests on. A `delete` rests on all that it takes away.
 */
export const change = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('set'),
    type: z.enum(entityTypes),
    id: entityId,
    fields: values,
    seen: values.optional(),
  }),
  z.object({ do: z.literal('delete'), type: z.enum(entityTypes), id: entityId, seen: values.optional() }),
])
export type Change = z.infer<typeof change>

/** What an edit was, for the history's sentence. */
export const editKinds = [
  'added',
  'changed',
  'moved',
  'cancelled',
  'held',
  'removed',
  'copiedWeek',
  'pasted',
  'importedMeals',
  'importedCalendar',
  'feed',
  'soldOut',
  'opened',
  'closed',
  'message',
  'undone',
] as const
export type EditKind = (typeof editKinds)[number]

/** What a page says of its own edits; the other kinds are told by whoever else makes them. */
const savedKinds = z.enum(editKinds).exclude(['importedCalendar', 'feed', 'opened', 'closed', 'undone'])
export type SavedKind = z.infer<typeof savedKinds>

/** A field that somebody else has changed since this person saw it. */
export const conflict = z.object({
  type: z.enum(entityTypes),
  id: entityId,
  field: z.string(),
  /** What stands there now; null for nothing. */
  theirs: z.unknown(),
  /** Name of who changed it last here; absent when it came from elsewhere, or from somebody whom the hub has removed. */
  by: z.string().optional(),
})
export type Conflict = z.infer<typeof conflict>

/** Errors of whatever writes to the programme; in each case nothing has been written. */
export const editErrors = {
  CHANGED_MEANWHILE: { status: 409, data: z.object({ conflicts: z.array(conflict).min(1) }) },
  /** A change would leave something that cannot be read. */
  UNREADABLE: { status: 422, data: z.object({ type: z.enum(entityTypes), id: entityId, field: z.string() }) },
} as const

/** An edit that lost at the hub: somebody else had changed the same meanwhile, at another screen or there, or had taken the whole away. */
export const lostEdit = z.object({
  /** Id of its op. */
  op: z.uuid(),
  type: z.enum(entityTypes),
  id: entityId,
  /** As `historyEntry` names it. */
  name: z.string(),
  /** When the hub had it, ms since 1970 by its clock. */
  at: z.number(),
  /** Whether it was made at this screen. */
  own: z.boolean(),
  /** Whether what it changed has been taken away. */
  removed: z.boolean(),
  /** What it wanted, and what stands there now; null for nothing. Only fields in which the two differ. */
  wanted: values,
  stands: values,
})
export type LostEdit = z.infer<typeof lostEdit>

/** An edit that is written. `editId` is null when it changed nothing. */
export const edited = z.object({ editId: z.uuid().nullable() })
export type Edited = z.infer<typeof edited>

/** A call that writes to the programme. */
export const writes = behindDoor.errors(editErrors).output(edited)

/** How many changes of one edit the history tells; of the rest, how many they are. */
export const toldChanges = 20

export const historyEntry = z.object({
  editId: z.uuid(),
  /** ms since 1970 by the machine's clock. */
  at: z.number(),
  /** Their name, as the screen or the hub had it; '' for somebody whom the hub has removed, null for what Samvaro did by itself (a subscribed calendar). */
  who: z.string().nullable(),
  /** Whether it is the edit of the person who asks, and theirs to take back. */
  mine: z.boolean(),
  kind: z.enum(editKinds),
  undone: z.boolean(),
  /** The first of them, and first that of the entity which the history was asked of. */
  changes: z.array(
    z.object({
      type: z.enum(entityTypes),
      id: entityId,
      /** What it is called, in Swedish, or its date. */
      name: z.string(),
      /** `null` before: it was made; `null` after: it was taken away. Only fields that changed. */
      before: values.nullable(),
      after: values.nullable(),
    }),
  ),
  /** Changes beyond these. */
  more: z.int(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** Everything of the programme, for roles `staff` and above. */
export const programmeContract = {
  /** The venue's own programme, as it is stored; empty when nothing has been set up (never the example). */
  all: behindDoor.output(programme),
  /** A week of it as it will be held, with places taken. The ISO week that holds `from`. */
  week: behindDoor.input(z.object({ from: z.iso.date() })).output(weekView),
  save: writes.input(z.object({ kind: savedKinds, changes: z.array(change).min(1).max(2000) })),
  /** Takes an own edit back. `CHANGED_MEANWHILE` when somebody has built on it. */
  undo: writes.input(z.object({ editId: z.uuid() })),
  /** What nobody has settled yet, the oldest first. */
  lost: behindDoor.output(z.array(lostEdit)),
  /**
   * Settles an edit that lost, at all screens of the venue: `use` makes what it wanted hold after all, as an edit of who asks. `seen` is what the person saw
   * standing: where that is no longer so, nothing is written.
   */
  settle: writes
    .errors({ SETTLED: { status: 404 } })
    .input(z.object({ op: z.uuid(), use: z.boolean(), seen: values })),
  /** Newest first, `limit` of them, before the edit `before` where it is given; of one entity where `id` is. */
  history: behindDoor
    .input(
      z.object({
        id: entityId.optional(),
        before: z.uuid().optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(historyEntry)),
  /** Portions ordered, per meal and diet, of the days `from` to `to`. */
  orders: behindDoor.input(z.object({ from: z.iso.date(), to: z.iso.date() })).output(
    z.array(
      z.object({
        mealId: entityId,
        portions: z.partialRecord(z.enum(diets), z.int()),
      }),
    ),
  ),
}

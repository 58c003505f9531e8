import { presentFields } from '../contract/programme.ts'
import type { Change, Conflict } from '../contract/staff/edit.ts'
import type { EntityType } from '../contract/words.ts'
import { holdsPersonalNumber } from './personalNumber.ts'
import { type Fields, readEntity, readField, unreadableField } from './readable.ts'
import { sameJson } from './sameJson.ts'

/**
 * Edits of a programme by several people, pure: what a list of changes makes of what stands, or why it may not. Whoever keeps a
 * programme applies the outcome in the transaction in which it asked.
 */

/** An entity as it is kept. A deleted one keeps its fields, so that it can come back. */
export interface Kept {
  type: EntityType
  fields: Fields
  deleted: boolean
}

/** A change, or a step that only the taking back of an edit makes; `seen` is what the edit made, or what it took away. */
export type Step =
  | Change
  | { do: 'unmake'; type: EntityType; id: string; seen: Fields }
  | { do: 'restore'; type: EntityType; id: string; seen: Fields }

/** What an edit does to one entity; `before` is null for one that never was. */
export interface Outcome {
  id: string
  before: Kept | null
  after: Kept
}

/** What stood and what stands after an edit, as history keeps it: only fields that changed, null where the whole was not there. */
export interface Trace {
  type: EntityType
  id: string
  before: Fields | null
  after: Fields | null
}

export type PlanRefusal =
  | { code: 'CHANGED_MEANWHILE'; conflicts: Conflict[] }
  | { code: 'UNREADABLE'; type: EntityType; id: string; field: string }
  | { code: 'PERSONAL_NUMBER'; field: string }

/** An edit that is durable; `editId` is null when it changed nothing. */
export interface Written {
  editId: string | null
  changes: Trace[]
}

/** Why nothing was written. */
export type EditRefusal = PlanRefusal | { code: 'NOT_ALLOWED' } | { code: 'NOT_SAVED' }

export type Plan = { outcomes: Outcome[] } | PlanRefusal

/**
 * @param find gives what is kept under an id
 * @param options.deleted what a `set` does to an entity that has been deleted: `remake` makes it anew where the change alone is a whole
 * entity and nobody had seen the old one, and is a conflict otherwise; `leave` skips it, for what comes from files and calendars
 */
export function planEdit(
  steps: readonly Step[],
  find: (id: string) => Kept | null,
  options: { deleted: 'remake' | 'leave' } = { deleted: 'remake' },
): Plan {
  const wanted = steps.filter(
    (step) => !(options.deleted === 'leave' && step.do === 'set' && find(step.id)?.deleted),
  )
  const conflicts = wanted.flatMap((step) => conflictsOf(step, find(step.id)))
  if (conflicts.length > 0) return { code: 'CHANGED_MEANWHILE', conflicts }
  const drafts = new Map<string, { before: Kept | null; now: Kept | null }>()
  for (const step of wanted) {
    const draft = drafts.get(step.id) ?? { before: find(step.id), now: find(step.id) }
    const now = applied(step, draft.now)
    if (now !== null && 'code' in now) return now
    drafts.set(step.id, { ...draft, now })
  }
  const outcomes = [...drafts].flatMap(([id, { before, now }]) =>
    now === null || isSame(before, now) ? [] : [{ id, before, after: deletedAsItWas(before, now) }],
  )
  const broken = outcomes.flatMap(({ id, before, after }) => {
    const field =
      after.deleted || isRestored(before, after) ? null : unreadableField(after.type, id, after.fields)
    return field === null ? [] : [{ type: after.type, id, field }]
  })
  return broken[0] === undefined ? { outcomes } : { code: 'UNREADABLE', ...broken[0] }
}

/** What takes an edit back. Each step has `seen` what the edit left there, so that nobody's later work is lost. */
export function inverseOf(traces: readonly Trace[]): Step[] {
  return traces.map(({ type, id, before, after }): Step => {
    if (before === null) return { do: 'unmake', type, id, seen: after ?? {} }
    if (after === null) return { do: 'restore', type, id, seen: before }
    return { do: 'set', type, id, fields: before, seen: after }
  })
}

/**
 * What an undo makes of edits: what the edit had taken back holds again, and what that had taken back does not, and so on.
 * @param chain the edit, the one that it took back, the one that that had taken back, and so on
 * @param by the id of the undo
 * @returns for each by which it is taken back; null for one that holds
 */
export function undoneBy(chain: readonly { id: string }[], by: string): { id: string; by: string | null }[] {
  return chain.map(({ id }, place) => {
    const taker = place === 0 ? by : (chain[place - 1]?.id ?? null)
    return { id, by: place % 2 === 0 ? taker : null }
  })
}

/** The trace that an outcome leaves in the history. */
export function traceOf({ id, before, after }: Outcome): Trace {
  const { type } = after
  const stood = before === null || before.deleted ? null : before.fields
  if (stood === null) return { type, id, before: null, after: presentFields(after.fields) }
  if (after.deleted) return { type, id, before: presentFields(stood), after: null }
  const changed = changedFields(before, after)
  const was = Object.fromEntries(Object.keys(changed).map((field) => [field, stood[field] ?? null]))
  return { type, id, before: was, after: changed }
}

/** The fields in which `after` differs, as they are after it; null for one that was taken away. */
export function changedFields(before: Kept | null, after: Kept): Fields {
  const was = before?.fields ?? {}
  return Object.fromEntries(
    Object.entries(after.fields).filter(([field, value]) => !sameJson(value ?? null, was[field] ?? null)),
  )
}

/** What a page that shows the entity has in each field. */
function standing(kept: Kept | null): Fields {
  if (kept === null || kept.deleted) return {}
  return readEntity(kept.type, kept.fields) ?? presentFields(kept.fields)
}

function conflictsOf(step: Step, kept: Kept | null): Conflict[] {
  const { type, id } = step
  const gone = [{ type, id, field: '', theirs: null }]
  if (kept !== null && kept.type !== type) return []
  if (step.do === 'delete')
    return kept === null || kept.deleted ? [] : differing(step, step.seen ?? {}, kept, {})
  if (step.do === 'restore') {
    return kept?.deleted ? [] : differing(step, step.seen, kept, step.seen)
  }
  if (step.do === 'unmake') {
    if (kept === null || kept.deleted) return []
    const all = { ...nothing(kept.fields), ...step.seen }
    return differing(step, all, kept, {})
  }
  if (kept?.deleted && !mayRemake(step)) return gone
  return differing(step, step.seen ?? {}, kept, step.fields)
}

/** Whether a change of what has been deleted makes a whole new thing of it, by somebody who has seen nothing there. */
function mayRemake({ type, id, fields, seen }: Extract<Step, { do: 'set' }>): boolean {
  const sawNothing = Object.values(seen ?? {}).every((value) => value === null)
  return sawNothing && unreadableField(type, id, fields) === null
}

/** Fields that stand neither as they were seen nor, already, as they shall be. A default counts as nothing, too: nobody has said it. */
function differing({ type, id }: Step, seen: Fields, kept: Kept | null, wanted: Fields): Conflict[] {
  const stands = standing(kept)
  const stored = kept === null || kept.deleted ? {} : kept.fields
  return Object.entries(seen).flatMap(([field, value]) => {
    const theirs = stands[field] ?? null
    const known = [value, ...(Object.hasOwn(wanted, field) ? [readField(type, field, wanted[field])] : [])]
    const agrees = known.some(
      (one) => sameJson(one ?? null, theirs) || sameJson(one ?? null, stored[field] ?? null),
    )
    return agrees ? [] : [{ type, id, field, theirs }]
  })
}

function applied(step: Step, kept: Kept | null): Kept | null | PlanRefusal {
  const { type, id } = step
  if (kept !== null && kept.type !== type) return { code: 'UNREADABLE', type, id, field: 'type' }
  if (step.do === 'delete' || step.do === 'unmake') return kept && { ...kept, deleted: true }
  if (step.do === 'restore') {
    // Somebody may have made it anew and taken that away again: it comes back as it was when this edit took it.
    return kept?.deleted
      ? { ...kept, fields: { ...nothing(kept.fields), ...step.seen }, deleted: false }
      : kept
  }
  const read = readFields(step)
  if (read.refusal) return read.refusal
  if (kept === null) return { type, fields: read.fields, deleted: false }
  if (kept.deleted) return { type, fields: { ...nothing(kept.fields), ...read.fields }, deleted: false }
  const stands = standing(kept)
  const otherwise = Object.entries(read.fields).filter(
    ([field, value]) => !sameJson(value, stands[field] ?? null),
  )
  return { ...kept, fields: { ...kept.fields, ...Object.fromEntries(otherwise) } }
}

function readFields({ type, id, fields }: Extract<Step, { do: 'set' }>): {
  fields: Fields
  refusal: PlanRefusal | null
} {
  const read: Fields = {}
  const refused = (refusal: PlanRefusal) => ({ fields: {}, refusal })
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const kept = readField(type, field, value)
    if (kept === undefined) return refused({ code: 'UNREADABLE', type, id, field })
    // An id is made by a program and may hold digits in any order; nobody writes in it.
    if (!isReference(field) && holdsPersonalNumber(kept)) return refused({ code: 'PERSONAL_NUMBER', field })
    read[field] = kept
  }
  return { fields: read, refusal: null }
}

function isReference(field: string): boolean {
  return field === 'activity' || field === 'room' || field === 'catalogue'
}

/** What ends as deleted has the fields that it had: its op tells of no others, and the hub must come to the same. */
function deletedAsItWas(before: Kept | null, after: Kept): Kept {
  return after.deleted && before !== null ? { ...before, deleted: true } : after
}

function isSame(before: Kept | null, after: Kept): boolean {
  if (before === null) return after.deleted
  if (before.deleted && after.deleted) return true
  return before.deleted === after.deleted && Object.keys(changedFields(before, after)).length === 0
}

/** Whether it only comes back as it was: what a newer program wrote must be let back though this one cannot read it. */
function isRestored(before: Kept | null, after: Kept): boolean {
  return before?.deleted === true && Object.keys(changedFields(before, after)).length === 0
}

function nothing(fields: Fields): Fields {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
}

import { createHash } from 'node:crypto'
import * as z from 'zod'
import { type NewOp, opBodies, type WireOp, wireOp } from '../../contract/ops.ts'
import type { OpTime, Reckoned } from '../../domain/clocks.ts'
import { placesOf } from '../../domain/sync.ts'

/** An op of a push, at its place. `key` is its id, or a name made from its content. */
interface Placed {
  seq: number
  key: string
  /** As it came, for quarantine. */
  raw: string
}

export interface GoodOp extends Placed {
  wire: WireOp
  op: NewOp
  time: Reckoned
}

export interface BadOp extends Placed {
  reason: string
}

export type ReadOp = GoodOp | BadOp

const frame = z.object({ seq: z.int().min(1).nullable().catch(null), id: z.uuid().nullable().catch(null) })
const loose = frame.catch({ seq: null, id: null })

/**
 * Reads the ops of a push one by one, so that a bad one stops no other.
 * @param reckon when an op truly happened
 */
export function readOps(after: number, ops: readonly unknown[], reckon: (op: OpTime) => Reckoned): ReadOp[] {
  const parsed = ops.map((op) => wireOp.safeParse(op))
  const frames = parsed.map(({ data }, index) => data ?? loose.parse(ops[index]))
  const places = placesOf(
    after,
    frames.map(({ seq }) => seq),
  )
  return parsed.map((wire, index) => {
    const raw = rawOf(ops[index])
    const id = frames[index]?.id?.toLowerCase()
    const key = id ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`
    const placed = { seq: places[index] ?? after + index + 1, key, raw }
    const read = raw === tooDeep ? { reason: tooDeep } : readOp(wire, raw)
    return 'reason' in read ? { ...placed, ...read } : { ...placed, ...read, time: reckon(read.wire) }
  })
}

export function isGood(op: ReadOp): op is GoodOp {
  return 'wire' in op
}

export function isBad(op: ReadOp): op is BadOp {
  return 'reason' in op
}

const tooDeep = 'nested too deep'

/** JSON.parse reads any depth; JSON.stringify runs out of stack some thousands of levels down. */
function rawOf(op: unknown): string {
  try {
    return JSON.stringify(op)
  } catch {
    return tooDeep
  }
}

function readOp(
  parsed: z.ZodSafeParseResult<WireOp>,
  raw: string,
): { wire: WireOp; op: NewOp } | { reason: string } {
  if (cannotBeText(raw)) return { reason: 'text' }
  if (!parsed.success) return { reason: `frame: ${where(parsed.error)}` }
  const wire = { ...parsed.data, id: parsed.data.id.toLowerCase() }
  if (!isKnownKind(wire.kind) || wire.v !== 1) return { reason: `unknown: ${wire.kind} ${wire.v}` }
  const body = opBodies[wire.kind].safeParse({ entity: wire.entity, body: wire.body })
  if (!body.success) return { reason: `body: ${where(body.error)}` }
  const entity = isOfProgramme(wire.kind) ? body.data.entity : body.data.entity.toLowerCase()
  // The schema of its own kind has just read it; TypeScript cannot follow the pairing through the union.
  const op = { kind: wire.kind, v: 1, baseVer: wire.baseVer, entity, body: body.data.body } as NewOp
  return { wire, op }
}

/** Whether an op changes the programme. */
export function isProgramme(kind: string): kind is 'entity.patched' | 'entity.deleted' | 'entity.restored' {
  return kind.startsWith('entity.')
}

/** Whether an op is about a visit. */
export function isVisit(kind: string): boolean {
  return kind.startsWith('visit.') || kind === 'participation.set' || kind === 'mealOrder.set'
}

/** Whether an op names a part of the programme, in whose ids capitals count. */
function isOfProgramme(kind: string): boolean {
  return isProgramme(kind) || kind === 'conflict.settled'
}

function isKnownKind(kind: string): kind is keyof typeof opBodies {
  return Object.hasOwn(opBodies, kind)
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair; JSON.stringify writes both as an escape. */
function cannotBeText(raw: string): boolean {
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(raw)
}

function where(error: z.ZodError): string {
  const [first] = error.issues
  return first ? `${first.path.join('.')} ${first.code}` : 'unreadable'
}

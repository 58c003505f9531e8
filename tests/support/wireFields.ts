import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { dropHead } from '../../src/contract/drop.ts'
import { opBodies, wireOp } from '../../src/contract/ops.ts'
import { entityFields } from '../../src/contract/programme.ts'
import {
  carriedAnswer,
  carriedRequest,
  enrolAnswer,
  enrolRequest,
  othersAnswer,
  othersRequest,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
} from '../../src/contract/sync.ts'
import { languages } from '../../src/contract/words.ts'
import { root } from './world.ts'

/** What a screen sends, by the names of docs/privacy.md. */
const up: Readonly<Record<string, z.ZodType>> = {
  op: wireOp,
  ...Object.fromEntries(Object.entries(opBodies).map(([kind, { shape }]) => [kind, shape.body])),
  ...entityFields,
  push: pushRequest,
  pull: pullRequest,
  others: othersRequest,
  carried: carriedRequest,
  drop: dropHead,
  enrol: enrolRequest,
}
/** What it is answered. */
const down: Readonly<Record<string, z.ZodType>> = {
  pushAnswer,
  carriedAnswer,
  pullAnswer,
  othersAnswer,
  enrolAnswer,
}

/** Told of in tables of their own: the ops of a push, and the fields of the programme. */
const elsewhere = new Set(['push.ops', 'carried.ops', 'op.body', 'entity.patched.fields'])
const isElsewhere = (path: string) => elsewhere.has(path) || path.endsWith('.entities.fields')

/** Every field of the wire's schemas as docs/privacy.md is to name it. */
export function wireFields(): string[] {
  return [...Object.entries(up), ...Object.entries(down)]
    .flatMap(([name, schema]) =>
      leaves(name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })),
    )
    .filter((path) => !isElsewhere(path))
    .filter((path, index, all) => all.indexOf(path) === index)
}

type Json = z.core.JSONSchema.BaseSchema

/** A text with its translations, opening hours and a list of allergens are a field each. */
function leaves(path: string, schema: Json): string[] {
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) => some ?? [])
  if (parts.length > 0) return parts.flatMap((part) => (isNone(part) ? [] : leaves(path, asJson(part))))
  if (schema.items !== undefined) return leaves(path, asJson(schema.items))
  if (schema.properties === undefined) return [path]
  const names = Object.keys(schema.properties)
  if (isOneField(names)) return [path]
  return Object.entries(schema.properties).flatMap(([name, part]) => leaves(`${path}.${name}`, asJson(part)))
}

const isOneField = (names: readonly string[]) =>
  names.every((name) => [...languages, 'from', 'to'].includes(name)) && names.length > 1

// JSON Schema knows `true`, and a list of items; none of ours has either.
function asJson(schema: unknown): Json {
  return typeof schema === 'object' && schema !== null ? { ...schema } : {}
}
const isNone = (schema: unknown) => asJson(schema).type === 'null'

/** The fields that docs/privacy.md tells of: what stands as code in the first column of its tables of fields. */
export function toldFields(): string[] {
  const text = readFileSync(join(root, 'docs', 'privacy.md'), 'utf8')
  const rows = text.split('\n').filter((line) => /^\| `\w[\w.]*\.\w/.test(line))
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

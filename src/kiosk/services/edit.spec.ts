import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { presentFields } from '../../contract/programme.ts'
import type { Fields } from '../../domain/readable.ts'
import { sameJson } from '../../domain/sameJson.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog } from '../testing.ts'
import { programmeEditor } from './edit.ts'

async function setUp() {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  const store = createStore(db)
  const log = keptLog()
  const options = { store, clock: handClock(), newId, log, timeZone: () => 'Europe/Stockholm' }
  return { db, store, log, editor: programmeEditor(options) }
}

/** The programme as its op log alone tells it, field for field. */
function replayed(db: Database): Map<string, { fields: Fields; deleted: boolean }> {
  const rows = db.prepare("SELECT kind, entity, body FROM op WHERE kind LIKE 'entity.%' ORDER BY seq").all()
  const programme = new Map<string, { fields: Fields; deleted: boolean }>()
  for (const { kind, entity, body } of rows as { kind: string; entity: string; body: string }[]) {
    const was = programme.get(entity) ?? { fields: {}, deleted: false }
    if (kind === 'entity.patched') {
      // No op is written on what is deleted without the one that brings it back.
      expect(was.deleted).toBe(false)
      programme.set(entity, { ...was, fields: { ...was.fields, ...JSON.parse(body).fields } })
    } else {
      programme.set(entity, { ...was, deleted: kind === 'entity.deleted' })
    }
  }
  return programme
}

const people = ['karin', 'olle'] as const
const ids = ['n1', 'n2'] as const
const whole = { text: { sv: 'a' }, level: 'normal', from: '2026-11-23T10:00', until: '2026-11-23T12:00' }
const notice = { type: 'notice' } as const
const anyValue = {
  text: fc.constantFrom({ sv: 'a' }, { sv: 'b' }, { sv: 'c', en: 'c' }),
  level: fc.constantFrom('normal', 'urgent'),
  until: fc.constantFrom('2026-11-23T12:00', '2026-11-23T15:00'),
}

const anyStep = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), who: fc.nat(1) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      who: fc.nat(1),
      id: fc.constantFrom(...ids),
      fields: fc.record(anyValue, { requiredKeys: [] }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('delete' as const), who: fc.nat(1), id: fc.constantFrom(...ids) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), who: fc.nat(1), nth: fc.nat(30) }) },
)

it('never overwrites silently what somebody has not seen, and the log tells the same as the programme', async () => {
  const { db, store, editor } = await setUp()
  const stands = (id: string): Fields => {
    const kept = store.programme.find(id)
    return kept === null || kept.deleted ? {} : presentFields(kept.fields)
  }
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const seenBy = people.map(() => new Map(ids.map((id) => [id, stands(id)])))
      const edits: { id: string; who: number }[] = []
      for (const step of steps) {
        const person = people[step.who] ?? 'karin'
        const before = new Map<string, Fields>(ids.map((id) => [id, stands(id)]))
        if (step.do === 'look') {
          for (const id of ids) seenBy[step.who]?.set(id, stands(id))
        } else if (step.do === 'undo') {
          const own = edits.filter(({ who }) => who === step.who)
          const edit = own[step.nth % Math.max(1, own.length)]
          if (edit === undefined) continue
          const known = store.edits.find(edit.id)
          const answer = editor.undo(edit.id, person)
          if ('code' in answer) {
            expect(answer.code).toBe('CHANGED_MEANWHILE')
            for (const id of ids) expect(stands(id)).toEqual(before.get(id))
          } else if (answer.editId !== null && known?.undoneBy === null) {
            edits.push({ id: answer.editId, who: step.who })
            // What the edit had done is as before it, and nothing that it had not left has been touched.
            for (const { id, before: was, after } of known.changes) {
              for (const [field, value] of Object.entries({ ...was, ...(was === null ? after : {}) })) {
                expect(stands(id)[field] ?? null).toEqual(was === null ? null : (value ?? null))
                const stood = before.get(id)?.[field] ?? null
                const left = after?.[field] ?? null
                expect(sameJson(stood, left) || sameJson(stood, was?.[field] ?? null)).toBe(true)
              }
            }
          }
        } else if (step.do === 'delete') {
          const answer = editor.save([{ ...notice, do: 'delete', id: step.id }], { person, kind: 'removed' })
          if ('editId' in answer && answer.editId) edits.push({ id: answer.editId, who: step.who })
          expect(stands(step.id)).toEqual({})
        } else {
          const had = seenBy[step.who]?.get(step.id) ?? {}
          const isNew = Object.keys(had).length === 0
          const fields: Fields = isNew ? { ...whole, ...step.fields } : step.fields
          const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, had[field] ?? null]))
          const answer = editor.save([{ ...notice, do: 'set', id: step.id, fields, seen }], {
            person,
            kind: 'changed',
          })
          const overwritten = Object.entries(fields).filter(([field, value]) => {
            const stood = before.get(step.id)?.[field] ?? null
            return !sameJson(stood, seen[field]) && !sameJson(stood, value)
          })
          if ('code' in answer) {
            expect(answer.code).toBe('CHANGED_MEANWHILE')
            expect(stands(step.id)).toEqual(before.get(step.id))
          } else {
            expect(overwritten).toEqual([])
            expect(stands(step.id)).toMatchObject(fields)
            if (answer.editId) edits.push({ id: answer.editId, who: step.who })
          }
        }
      }
      for (const [id, { fields, deleted }] of replayed(db))
        expect(store.programme.find(id)).toEqual({ id, type: 'notice', fields, deleted })
    }),
    { numRuns: 150 },
  )
})

it('leaves everything as it was when all is undone in the opposite order', async () => {
  const { store, editor } = await setUp()
  const all = () => store.programme.all(() => {}).map(({ id, fields }) => [id, presentFields(fields)])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.record(anyValue, { requiredKeys: [] }), fc.boolean()), {
        maxLength: 8,
      }),
      (edits) => {
        const before = all()
        const made: string[] = []
        for (const [id, fields, remove] of edits) {
          const kept = store.programme.find(id)
          const isNew = kept === null || kept.deleted
          const change = remove
            ? ({ ...notice, do: 'delete', id } as const)
            : ({ ...notice, do: 'set', id, fields: isNew ? { ...whole, ...fields } : fields } as const)
          const answer = editor.save([change], { person: 'karin', kind: 'changed' })
          if ('editId' in answer && answer.editId) made.push(answer.editId)
        }
        for (const edit of made.reverse()) expect(editor.undo(edit, 'karin')).toHaveProperty('editId')
        expect(all()).toEqual(before)
      },
    ),
    { numRuns: 100 },
  )
})

it('says that nothing was saved when the disk refuses, and leaves nothing half', async () => {
  const { db, store, editor, log } = await setUp()
  db.exec("CREATE TRIGGER full BEFORE INSERT ON edit BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  const change = { ...notice, do: 'set', id: 'n1', fields: whole } as const
  expect(editor.save([change], { person: null, kind: 'added' })).toEqual({ code: 'NOT_SAVED' })
  expect([store.programme.find('n1'), db.prepare('SELECT count(*) FROM op').pluck().get()]).toEqual([null, 0])
  expect(log.lines).toEqual(['error: an edit was not saved'])
})

import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate, schemaVersion } from './migrate.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { temporaryFolder } from './testing.ts'

function shapeOf(db: Database): unknown[] {
  return [schemaVersion(db), ...db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()]
}

function open(file: string): Database {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  return db
}

/** The file as a power cut at this instant would leave it. */
function cutPower(file: string, to: string): string {
  for (const ending of ['', '-wal']) {
    if (existsSync(file + ending)) copyFileSync(file + ending, to + ending)
  }
  return to
}

describe('migrate', () => {
  it('numbers its steps 1, 2, 3 …', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, i) => i + 1))
  })

  it('does nothing the second time', () => {
    const db = open(join(temporaryFolder(), 'a.sqlite'))
    migrate(db)
    const shape = shapeOf(db)
    migrate(db)
    expect(shapeOf(db)).toEqual(shape)
    db.close()
  })

  it('makes only STRICT tables', () => {
    const db = open(join(temporaryFolder(), 'a.sqlite'))
    migrate(db)
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    expect(loose).toEqual([])
    db.close()
  })

  // A step that is not ours, over data, so that the runner is tried as the steps to come will use it.
  const next: Migration = {
    version: migrations.length + 1,
    statements: [
      'ALTER TABLE setting ADD COLUMN changed INTEGER NOT NULL DEFAULT 0',
      "UPDATE setting SET value = upper(value), changed = 1 WHERE key = 'a'",
      'CREATE TABLE other (id TEXT PRIMARY KEY) STRICT',
    ],
  }
  const steps = [...migrations, next]
  /** The shape of a file at each step; 0 is a new one. */
  const shapes = (folder: string) =>
    [0, ...steps.map(({ version }) => version)].map((version) => {
      const db = open(join(folder, `step-${version}.sqlite`))
      migrate(db, steps.slice(0, version))
      const shape = shapeOf(db)
      db.close()
      return shape
    })
  const withOldData = (file: string, version: number) => {
    const db = open(file)
    migrate(db, steps.slice(0, version))
    if (version > 0) db.exec("INSERT INTO setting (key, value) VALUES ('a', 'old')")
    return db
  }

  it.each([
    ...steps.map(({ version }) => ({ from: version - 1, to: version })),
    { from: 0, to: steps.length },
    { from: 1, to: steps.length },
  ])(
    'is at a whole step, never between, however it is cut on its way from step $from to $to',
    ({ from, to }) => {
      const folder = temporaryFolder()
      const whole = shapes(folder)
      const taken = steps.slice(from, to)
      // Each statement of a step, and its number.
      const cuts = taken.flatMap(({ version, statements }) =>
        [...statements, 'number'].map(() => version - 1),
      )
      for (const [at, stepBefore] of cuts.entries()) {
        const file = join(folder, `cut-${at}.sqlite`)
        const db = withOldData(file, from)
        let executed = 0
        let cut = ''
        const killedAt = (sql: string) => {
          db.exec(sql)
          if (executed++ < at) return
          cut = cutPower(file, join(folder, `left-${at}.sqlite`))
          throw new Error('killed')
        }
        expect(() => migrate(db, steps.slice(0, to), killedAt)).toThrow('killed')
        expect(shapeOf(db)).toEqual(whole[stepBefore])
        db.close()
        const left = open(cut)
        expect(shapeOf(left)).toEqual(whole[stepBefore])
        migrate(left, steps.slice(0, to))
        expect(shapeOf(left)).toEqual(whole[to])
        const value = left.prepare("SELECT value FROM setting WHERE key = 'a'").pluck().get()
        expect(value).toBe(from === 0 ? undefined : to === next.version ? 'OLD' : 'old')
        left.close()
      }
    },
  )

  it('step 1 takes a whole visit and its choices', () => {
    const db = open(join(temporaryFolder(), 'a.sqlite'))
    migrate(db, migrations.slice(0, 1))
    db.exec(`INSERT INTO visit (id, last_seq, day, hour, outside_hours) VALUES ('v', 1, '2026-11-23', 10, 0);
      INSERT INTO participation (visit, occurrence) VALUES ('v', 'bingo:2026-11-23');
      INSERT INTO meal_order VALUES ('v', 'soup', 'vegan', 2)`)
    expect(db.prepare('SELECT date FROM participation').pluck().get()).toBe('2026-11-23')
    expect(() => db.exec("UPDATE visit SET hour = 'ten'")).toThrow('cannot store TEXT value')
    db.close()
  })

  it('step 2 leaves visits and settings as they were, and lets people in', () => {
    const db = open(join(temporaryFolder(), 'a.sqlite'))
    migrate(db, migrations.slice(0, 1))
    db.exec(`INSERT INTO op VALUES (1, 'o', 'visit.made', 1, 'v', NULL, 0, 'b', 0, 'Europe/Stockholm', '{}', 0);
      INSERT INTO visit (id, last_seq, day, hour, outside_hours) VALUES ('v', 1, '2026-11-23', 10, 0);
      INSERT INTO participation (visit, occurrence) VALUES ('v', 'bingo:2026-11-23');
      INSERT INTO rollup_day VALUES ('2026-11-23', 10, 1, 1, 0);
      INSERT INTO setting VALUES ('a', '1')`)
    const tables = ['op', 'visit', 'participation', 'rollup_day', 'setting']
    const rows = () => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all())
    const [ops, visits, ...others] = rows()
    migrate(db, migrations.slice(0, 2))
    expect(schemaVersion(db)).toBe(2)
    expect(rows()).toEqual([ops, visits?.map((visit) => ({ ...Object(visit), made_seq: 1 })), ...others])
    db.exec(`INSERT INTO person (id, name, role, badge_hash) VALUES ('p', 'Karin', 'host', 'h');
      INSERT INTO person (id, name, role) VALUES ('q', 'Ali', 'staff'), ('r', 'Eva', 'staff');
      INSERT INTO pin_lock VALUES (1, 3, 'boot', 0)`)
    expect(() => db.exec("UPDATE person SET badge_hash = 'h' WHERE id = 'q'")).toThrow('UNIQUE')
    expect(() => db.exec("INSERT INTO pin_lock VALUES (2, 0, 'boot', 0)")).toThrow('CHECK')
    db.close()
  })
})

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

  // A second step over data, so that the runner is tried as the steps to come will use it.
  const second: Migration = {
    version: migrations.length + 1,
    statements: [
      'ALTER TABLE setting ADD COLUMN changed INTEGER NOT NULL DEFAULT 0',
      "UPDATE setting SET value = upper(value), changed = 1 WHERE key = 'a'",
      'CREATE TABLE other (id TEXT PRIMARY KEY) STRICT',
    ],
  }

  it.each([
    ...migrations.map(({ version }, at) => ({
      name: `step ${version}`,
      from: migrations.slice(0, at),
      to: migrations.slice(0, at + 1),
      kept: { key: 'a', value: 'old' },
    })),
    {
      name: 'a step over old data',
      from: migrations,
      to: [...migrations, second],
      kept: { key: 'a', value: 'OLD', changed: 1 },
    },
  ])('is old or new, never half, however it is cut in $name', ({ from, to, kept }) => {
    const folder = temporaryFolder()
    const whole = open(join(folder, 'whole.sqlite'))
    migrate(whole, to)
    const newShape = shapeOf(whole)
    whole.close()

    for (let at = 0; ; at++) {
      const file = join(folder, `cut-${at}.sqlite`)
      const db = open(file)
      migrate(db, from)
      if (from.length > 0) db.exec("INSERT INTO setting VALUES ('a', 'old')")
      const oldShape = shapeOf(db)
      let statements = 0
      let cut: string | null = null
      const attempt = () =>
        migrate(db, to, (sql) => {
          db.exec(sql)
          if (statements++ === at) {
            cut = cutPower(file, join(folder, `left-${at}.sqlite`))
            throw new Error('killed')
          }
        })
      const lastRound = at >= to.slice(from.length).reduce((sum, step) => sum + step.statements.length + 1, 0)
      if (lastRound) {
        attempt()
        expect(shapeOf(db)).toEqual(newShape)
        db.close()
        break
      }
      expect(attempt).toThrow('killed')
      expect(shapeOf(db)).toEqual(oldShape)
      db.close()
      const left = open(String(cut))
      expect(shapeOf(left)).toEqual(oldShape)
      migrate(left, to)
      expect(shapeOf(left)).toEqual(newShape)
      if (from.length > 0) {
        expect(left.prepare('SELECT * FROM setting').all()).toEqual([kept])
      }
      left.close()
    }
  })

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

  it('step 2 finds the op that made each visit of before', () => {
    const db = open(join(temporaryFolder(), 'a.sqlite'))
    migrate(db, migrations.slice(0, 1))
    const op = `INSERT INTO op (id, kind, v, entity, at_wall, boot_id, mono_ms, tz, body, checksum) VALUES`
    db.exec(`INSERT INTO visit (id, last_seq, day, hour, outside_hours) VALUES ('v', 2, '2026-11-23', 10, 0);
      INSERT INTO visit (id, last_seq, day, hour, outside_hours) VALUES ('lost', 9, '2026-11-23', 10, 0);
      ${op} ('1', 'visit.made', 1, 'v', 0, 'b', 0, 'z', '{}', 0); ${op} ('2', 'visit.undone', 1, 'v', 0, 'b', 0, 'z', '{}', 0)`)
    migrate(db, migrations.slice(0, 2))
    expect(db.prepare('SELECT id, made_seq, last_seq FROM visit ORDER BY id').all()).toEqual([
      { id: 'lost', made_seq: null, last_seq: 9 },
      { id: 'v', made_seq: 1, last_seq: 2 },
    ])
    db.close()
  })
})

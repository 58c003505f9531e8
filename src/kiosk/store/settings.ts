import type { Database } from 'better-sqlite3'

/** What is set for this one screen, mostly by staff; each value is JSON, parsed by whoever owns the key. */
export interface Settings {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

export function settings(db: Database): Settings {
  const get = db.prepare('SELECT value FROM setting WHERE key = ?').pluck()
  const set = db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return {
    get(key) {
      const value = get.get(key)
      return value === undefined ? undefined : JSON.parse(String(value))
    },
    set: (key, value) => void set.run(key, JSON.stringify(value)),
  }
}

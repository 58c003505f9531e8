import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { staffRoles } from '../../contract/words.ts'
import type { PinLock } from '../../domain/pinLock.ts'

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  hasBadge: z.number().transform((has) => has === 1),
})
export type StoredPerson = z.infer<typeof personRow>

const pinRow = z.object({
  id: z.string(),
  salt: z.string(),
  /** With what it costs: see staff/pins.ts. */
  hash: z.string().regex(/^\d{1,2}\.\d{1,2}\.\d{1,2}\.[A-Za-z0-9+/]{43}=$/),
})
export type StoredPin = z.infer<typeof pinRow>
/** What is kept of a PIN. */
export type PinHash = Omit<StoredPin, 'id'>

const lockRow = z.object({ failures: z.int(), bootId: z.string(), mono: z.number() })

/** Who may come in at the staff pages. Of those who were removed nothing is found here; the history has their names. */
export interface PeopleStore {
  /** In the order in which they were added. */
  all(): StoredPerson[]
  find(id: string): StoredPerson | null
  findByBadge(badgeHash: string): StoredPerson | null
  administrators(): number
  /** One that cannot be read opens nothing, and keeps nobody else out. */
  pins(): StoredPin[]
  add(person: Pick<StoredPerson, 'id' | 'name' | 'role'>, pin: PinHash): void
  change(id: string, to: Pick<StoredPerson, 'name' | 'role'>): void
  setPin(id: string, pin: PinHash): void
  setBadge(id: string, badgeHash: string | null): void
  /** Keeps the name, and nothing that opens the door. */
  remove(id: string): void
  /** Wrong PINs in a row; null for none. */
  lock(): PinLock | null
  saveLock(lock: PinLock | null): void
}

const columns = 'id, name, role, badge_hash IS NOT NULL AS hasBadge'

export function peopleStore(db: Database): PeopleStore {
  const all = db.prepare(`SELECT ${columns} FROM person WHERE removed = 0 ORDER BY id`)
  const find = db.prepare(`SELECT ${columns} FROM person WHERE removed = 0 AND id = ?`)
  const findByBadge = db.prepare(`SELECT ${columns} FROM person WHERE removed = 0 AND badge_hash = ?`)
  const administrators = db
    .prepare("SELECT count(*) FROM person WHERE removed = 0 AND role = 'administrator'")
    .pluck()
  const pins = db.prepare(
    `SELECT id, pin_salt AS salt, pin_hash AS hash FROM person
     WHERE removed = 0 AND pin_salt IS NOT NULL AND pin_hash IS NOT NULL ORDER BY id`,
  )
  const add = db.prepare('INSERT INTO person (id, name, role, pin_salt, pin_hash) VALUES (?, ?, ?, ?, ?)')
  const change = db.prepare('UPDATE person SET name = ?, role = ? WHERE id = ?')
  const setPin = db.prepare('UPDATE person SET pin_salt = ?, pin_hash = ? WHERE id = ?')
  const setBadge = db.prepare('UPDATE person SET badge_hash = ? WHERE id = ?')
  const remove = db.prepare(
    'UPDATE person SET removed = 1, pin_salt = NULL, pin_hash = NULL, badge_hash = NULL WHERE id = ?',
  )
  const lock = db.prepare('SELECT failures, boot_id AS bootId, since_mono AS mono FROM pin_lock')
  const saveLock = db.prepare(
    `INSERT INTO pin_lock (one, failures, boot_id, since_mono) VALUES (1, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET failures = excluded.failures, boot_id = excluded.boot_id,
       since_mono = excluded.since_mono`,
  )
  const clearLock = db.prepare('DELETE FROM pin_lock')
  const one = (row: unknown) => (row === undefined ? null : personRow.parse(row))

  return {
    all: () => z.array(personRow).parse(all.all()),
    find: (id) => one(find.get(id)),
    findByBadge: (badgeHash) => one(findByBadge.get(badgeHash)),
    administrators: () => Number(administrators.get()),
    pins: () => pins.all().flatMap((row) => pinRow.safeParse(row).data ?? []),
    add: ({ id, name, role }, { salt, hash }) => void add.run(id, name, role, salt, hash),
    change: (id, { name, role }) => void change.run(name, role, id),
    setPin: (id, { salt, hash }) => void setPin.run(salt, hash, id),
    setBadge: (id, badgeHash) => void setBadge.run(badgeHash, id),
    remove: (id) => void remove.run(id),
    lock() {
      const row = lock.get()
      if (row === undefined) return null
      const { failures, ...since } = lockRow.parse(row)
      return { failures, since }
    },
    saveLock(to) {
      if (to === null) clearLock.run()
      // Rounded up: a lock may hold a millisecond too long, never too short.
      else saveLock.run(to.failures, to.since.bootId, Math.ceil(to.since.mono))
    },
  }
}

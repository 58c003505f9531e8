import type { NewId } from '../../contract/clock.ts'
import type { Person } from '../../contract/staff/door.ts'
import { isWeakPin } from '../../domain/weakPin.ts'
import type { Saved } from '../services/saved.ts'
import type { Store } from '../store/index.ts'
import type { PinHash } from '../store/people.ts'
import { badgeHash, newBadge } from './badges.ts'
import type { Pins } from './pins.ts'

type NewPerson = Pick<Person, 'name' | 'role'> & { pin: string }
type OrRefused<T, R extends string> = T | R | 'NOT_SAVED'

/** Who may come in. Every answer but a refusal is durable; a refusal has written nothing. */
export interface People {
  list(): Person[]
  add(person: NewPerson): Promise<OrRefused<Person, 'WEAK_PIN'>>
  /** The same for the very first, who is made only while there is no administrator. */
  addFirst(person: Omit<NewPerson, 'role'>): Promise<OrRefused<Person, 'WEAK_PIN' | 'FIRST_USE_OVER'>>
  change(
    input: Pick<Person, 'id'> & Partial<Pick<Person, 'name' | 'role'>>,
  ): OrRefused<Person, 'LAST_ADMINISTRATOR' | 'NO_SUCH_PERSON'>
  newPin(input: { id: string; pin: string }): Promise<OrRefused<Person, 'WEAK_PIN' | 'NO_SUCH_PERSON'>>
  newBadge(input: { id: string }): OrRefused<{ badge: string }, 'NO_SUCH_PERSON'>
  dropBadge(input: { id: string }): OrRefused<Person, 'NO_SUCH_PERSON'>
  remove(input: { id: string }): OrRefused<Person, 'LAST_ADMINISTRATOR' | 'NO_SUCH_PERSON'>
}

export function peopleService(options: { store: Store; saved: Saved; pins: Pins; newId: NewId }): People {
  const { store, saved, pins, newId } = options
  const { people } = store
  const inTurn = turns()

  /**
   * Writes what needs a new PIN. One at a time: two at once could both be told that a PIN is free. Somebody else's is refused as a
   * weak one is, so that the answer says less of whose it is.
   * @param owner whose PIN it shall be; null for somebody new
   */
  function withPin<T>(pin: string, owner: string | null, work: (kept: PinHash) => T) {
    return inTurn(async (): Promise<T | 'WEAK_PIN' | 'NOT_SAVED'> => {
      const others = people.pins().filter(({ id }) => id !== owner)
      if (isWeakPin(pin) || (await pins.ownerOf(pin, others)) !== null) return 'WEAK_PIN'
      const kept = await pins.hash(pin)
      return saved(() => work(kept))
    })
  }

  function insert({ name, role }: Omit<NewPerson, 'pin'>, kept: PinHash): Person {
    const id = newId()
    people.add({ id, name, role }, kept)
    return { id, name, role, hasBadge: false }
  }

  /** Writes a change of somebody who is there, and gives them as they then stand. */
  function alter<R extends string>(id: string, work: (person: Person) => R | undefined) {
    return saved((): Person | R | 'NO_SUCH_PERSON' => {
      const person = people.find(id)
      if (person === null) return 'NO_SUCH_PERSON'
      return work(person) ?? people.find(id) ?? person
    })
  }

  const isLast = ({ role }: Person) => role === 'administrator' && people.administrators() === 1

  return {
    list: () => people.all(),
    add: (person) => withPin(person.pin, null, (kept) => insert(person, kept)),
    async addFirst({ name, pin }) {
      // Before the PIN is looked at: whoever asks is not let in yet, and WEAK_PIN would tell them, past every lock, that it is somebody's.
      if (people.administrators() > 0) return 'FIRST_USE_OVER'
      return withPin(pin, null, (kept) => {
        if (people.administrators() > 0) return 'FIRST_USE_OVER'
        return insert({ name, role: 'administrator' }, kept)
      })
    },
    change: ({ id, ...to }) =>
      alter(id, (person) => {
        const { name, role } = { name: to.name ?? person.name, role: to.role ?? person.role }
        if (role !== 'administrator' && isLast(person)) return 'LAST_ADMINISTRATOR'
        people.change(id, { name, role })
      }),
    async newPin({ id, pin }) {
      if (people.find(id) === null) return 'NO_SUCH_PERSON'
      return withPin(pin, id, (kept) => {
        const person = people.find(id)
        if (person === null) return 'NO_SUCH_PERSON'
        people.setPin(id, kept)
        return person
      })
    },
    newBadge({ id }) {
      const badge = newBadge()
      const answer = alter<never>(id, () => void people.setBadge(id, badgeHash(badge)))
      return typeof answer === 'string' ? answer : { badge }
    },
    dropBadge: ({ id }) => alter<never>(id, () => void people.setBadge(id, null)),
    remove: ({ id }) =>
      alter(id, (person) => {
        if (isLast(person)) return 'LAST_ADMINISTRATOR'
        people.remove(id)
      }),
  }
}

/** Lets one after another through, in the order in which they came. */
function turns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}

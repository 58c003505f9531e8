import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { NewId } from '../../contract/clock.ts'
import { personName } from '../../contract/staff/door.ts'
import { looksLikePersonalNumber } from '../../domain/personalNumber.ts'
import { type PinCost, pinHasher, randomPin } from '../staff/pins.ts'
import { createStore, type Store } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import type { StoredPerson } from '../store/people.ts'
import { dataFolder, Misused } from './misused.ts'

export const pinUsage = 'npm run pin -- "Namn" [--data MAPP]'

/**
 * The way back in when every administrator has forgotten their PIN: whoever sits at the machine itself makes an administrator, or gives
 * one of that name a new PIN, which is printed once, in Swedish. Also ends the lock that the guessing has left. The screen may be
 * running meanwhile. Throws `Misused` with a sentence for whoever typed.
 */
export async function renewPin(
  args: string[],
  options: { newId: NewId; print: (line: string) => void; pinCost?: PinCost },
): Promise<void> {
  const { name, data } = parse(args)
  const db = await openDatabase(join(data, 'samvaro.sqlite'))
  try {
    const store = createStore(db)
    const pin = await freePin(store, options.pinCost)
    const person = store.write(() => {
      store.people.saveLock(null)
      return save(store, name, pin.hash, options.newId)
    })
    options.print(`Ny PIN för ${person}, administratör: ${pin.text}`)
    options.print(`Skriv ner den nu, den visas bara här. Mapp: ${resolve(data)}`)
  } finally {
    db.close()
  }
}

function parse(args: string[]): { name: string; data: string } {
  const { given, data } = parsed(args)
  const name = personName.safeParse(given)
  if (!name.success) throw new Misused('Namnet ska ha mellan 1 och 40 tecken. Ingenting är ändrat.')
  if (looksLikePersonalNumber(name.data)) {
    throw new Misused(
      'Namnet ser ut att innehålla ett personnummer. Skriv bara förnamnet. Ingenting är ändrat.',
    )
  }
  return { name: name.data, data }
}

function parsed(args: string[]): { given: string; data: string } {
  try {
    const options = { data: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [given, ...more] = positionals
    if (given !== undefined && more.length === 0) return { given, data: values.data ?? dataFolder }
  } catch {
    // An option that there is not: told below, as every other misuse.
  }
  throw new Misused(`Skriv så här: ${pinUsage}`)
}

async function freePin(store: Store, cost: PinCost | undefined) {
  const pins = pinHasher(cost)
  for (;;) {
    const text = randomPin()
    if ((await pins.ownerOf(text, store.people.pins())) === null) return { text, hash: await pins.hash(text) }
  }
}

/** @returns the name as it stands at the screen */
function save(store: Store, name: string, pin: { salt: string; hash: string }, newId: NewId): string {
  const { people } = store
  const isNamed = (person: StoredPerson) =>
    person.name.localeCompare(name, 'sv', { sensitivity: 'accent' }) === 0
  const named = people.all().filter(isNamed)
  const person = named.find(({ role }) => role === 'administrator') ?? named[0]
  if (person === undefined) {
    people.add({ id: newId(), name, role: 'administrator' }, pin)
    return name
  }
  people.change(person.id, { name: person.name, role: 'administrator' })
  people.setPin(person.id, pin)
  return person.name
}

import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { programmeService } from './programme.ts'

const room = { id: 'salen', type: 'room', fields: { name: { sv: 'Salen' } }, deleted: false } as const

async function setUp() {
  const file = join(temporaryFolder(), 'a.sqlite')
  const [db, otherDb] = [await openDatabase(file), await openDatabase(file)]
  onTestFinished(() => {
    db.close()
    otherDb.close()
  })
  const [store, other] = [createStore(db), createStore(otherDb)]
  const clock = handClock()
  const service = () => programmeService({ store, example: smallExample, clock, newId, log: keptLog() })
  return { store, other, clock, service }
}

it('has a version that time, and writes of other things, leave alone', async () => {
  const { store, clock, service } = await setUp()
  const programme = service()
  const { version } = programme.shown()
  clock.pass(3 * 3_600_000)
  store.write(() => store.settings.set('something', 'else'))
  expect(programme.shown().version).toBe(version)
})

it('has another version after each change of it, here or by another process, and in an engine that begins anew', async () => {
  const { store, other, service } = await setUp()
  const programme = service()
  const versions = [programme.shown().version]
  store.write(() => store.programme.save(room))
  programme.changed()
  versions.push(programme.shown().version)
  other.write(() => other.programme.save({ ...room, id: 'kafet' }))
  versions.push(programme.shown().version)
  versions.push(service().shown().version)
  expect(new Set(versions).size).toBe(4)
})

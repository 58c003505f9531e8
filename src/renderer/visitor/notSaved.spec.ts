import { expect, it, vi } from 'vitest'
import { type NotSavedTouches, notSavedTouches } from './notSaved.ts'

const one = '0193a5a0-0000-7000-8000-000000000001'
const two = '0193a5a0-0000-7000-8000-000000000002'

type Withdraw = Parameters<NotSavedTouches['withdrawNow']>[0]['withdraw']

/** A page in front of an engine that can be silent, and keeps what was withdrawn. */
function setUp(stored: Record<string, string> = {}) {
  let silent = false
  const withdrawn: string[] = []
  const withdraw = (async ({ touchId }) => {
    if (silent) throw new TypeError('away')
    withdrawn.push(touchId)
    return { visitId: touchId }
  }) as Withdraw
  const waits: { ms: number; run: () => void }[] = []
  const kept = {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      stored[key] = value
    },
  }
  const open = () =>
    notSavedTouches({ checkIn: { withdraw }, kept, after: (ms, run) => waits.push({ ms, run }) })
  return { withdrawn, waits, stored, open, withdraw, hush: (is: boolean) => (silent = is) }
}

const at = () => ({ signal: AbortSignal.timeout(5000) })

it('asks until the engine has answered, later and later, and then no more', async () => {
  const { withdrawn, waits, open, hush } = setUp()
  hush(true)
  const notSaved = open()
  notSaved.told(one)
  notSaved.withdraw()
  notSaved.withdraw()
  for (const ms of [1000, 2000, 4000]) {
    await vi.waitFor(() => expect(waits.map((wait) => wait.ms)).toEqual([ms]))
    hush(ms < 4000)
    waits.shift()?.run()
  }
  await vi.waitFor(() => expect(withdrawn).toEqual([one]))
  notSaved.withdraw()
  expect(waits).toEqual([])
  expect(withdrawn).toEqual([one])
})

it('remembers over a reload what was told, and not what is tried again', async () => {
  const { withdrawn, open, stored, withdraw } = setUp()
  const before = open()
  before.told(one)
  before.told(two)
  before.tried(two)
  expect(Object.values(stored)).toEqual([one])
  await open().withdrawNow({ withdraw }, at())
  expect(withdrawn).toEqual([one])
  expect(Object.values(stored)).toEqual([''])
})

it('lets a touch wait for what was told of before, and fail with it', async () => {
  const { open, hush, withdraw } = setUp()
  const notSaved = open()
  notSaved.told(one)
  hush(true)
  await expect(notSaved.withdrawNow({ withdraw }, at())).rejects.toThrow('away')
})

it('takes what is no touch in its memory for nothing', async () => {
  const { withdrawn, open, withdraw } = setUp({ 'samvaro.notSaved': 'x <script> ' })
  await open().withdrawNow({ withdraw }, at())
  expect(withdrawn).toEqual([])
})

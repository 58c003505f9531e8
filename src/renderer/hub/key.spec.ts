import { expect, it } from 'vitest'
import { dropKey, takeKey } from './key.ts'

function places(hash: string, kept: string | null = null) {
  const world: { address: string; kept: string | null } = { address: `/${hash}`, kept }
  return {
    world,
    location: { hash, pathname: '/' },
    history: {
      replaceState(_data: unknown, _title: string, url?: string | URL | null) {
        world.address = String(url)
      },
    },
    store: {
      getItem: () => world.kept,
      setItem(_name: string, key: string) {
        world.kept = key
      },
      removeItem() {
        world.kept = null
      },
    },
  }
}

it('takes the key out of the address and keeps it in the tab', () => {
  const at = places('#key=abc-_123', 'old')
  expect(takeKey(at)).toBe('abc-_123')
  expect(at.world).toEqual({ address: '/', kept: 'abc-_123' })
})

it('knows the key of this tab, and none where there is none', () => {
  expect(takeKey(places('', 'kept'))).toBe('kept')
  expect(takeKey(places(''))).toBeNull()
})

it('is dropped by who leaves', () => {
  const at = places('', 'kept')
  dropKey(at)
  expect(takeKey(at)).toBeNull()
})

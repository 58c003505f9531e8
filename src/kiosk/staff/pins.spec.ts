import { expect, it } from 'vitest'
import { isWeakPin } from '../../domain/weakPin.ts'
import { badgeHash, newBadge } from './badges.ts'
import { pinHasher, randomPin, usualPinCost } from './pins.ts'

const cheap = { log2N: 4, r: 1, p: 1 }

it('finds the owner of a PIN, whatever each hash has cost', async () => {
  const dear = { id: 'a', ...(await pinHasher(usualPinCost).hash('483920')) }
  const pins = pinHasher(cheap)
  const kept = [
    dear,
    { id: 'b', ...(await pins.hash('271828')) },
    { id: 'c', ...(await pins.hash('590271')) },
  ]
  expect(await pins.ownerOf('483920', kept)).toBe('a')
  expect(await pins.ownerOf('590271', kept)).toBe('c')
  expect(await pins.ownerOf('590272', kept)).toBeNull()
  expect(await pins.ownerOf('483920', [])).toBeNull()
})

it('keeps the same PIN as something else each time', async () => {
  const pins = pinHasher(cheap)
  const [one, other] = [await pins.hash('483920'), await pins.hash('483920')]
  expect(one.salt).not.toBe(other.salt)
  expect(one.hash).not.toBe(other.hash)
  expect(one.hash).toMatch(/^4\.1\.1\./)
})

it('makes PINs and badges that it takes', () => {
  for (let n = 0; n < 200; n++) {
    expect(randomPin()).toMatch(/^\d{6}$/)
    expect(isWeakPin(randomPin())).toBe(false)
    expect(badgeHash(newBadge())).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(new Set(Array.from({ length: 200 }, newBadge)).size).toBe(200)
})

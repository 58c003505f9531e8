import { vi } from 'vitest'

const { waitFor } = vi

// A busy machine is no failure, and vitest has no setting for how long this waits: it would give up after a second. Specs share modules, so that it is done once.
if (waitFor.name !== 'waitPatiently') {
  vi.waitFor = function waitPatiently(callback, options = { timeout: 15_000 }) {
    return waitFor(callback, options)
  }
}

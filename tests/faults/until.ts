import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until something holds.
 * @param what what stands in its way, for the message when it never does
 * @throws after `withinMs`
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: () => string,
  withinMs = 60_000,
): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what()}`)
    await pause(5)
  }
}

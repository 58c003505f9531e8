import type { PageState } from '../../contract/hubPage.ts'

const leftAfterMs = 60_000

/** Whether anybody has touched the page in the last minute; opening it is a touch. */
export function watchTouches(
  target: Pick<Window, 'addEventListener'>,
  now: () => number = Date.now,
): () => PageState {
  let last = now()
  const touch = () => {
    last = now()
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel']) {
    target.addEventListener(kind, touch, { capture: true, passive: true })
  }
  return () => (now() - last < leftAfterMs ? 'touched' : 'left')
}

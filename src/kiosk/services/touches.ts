import { sameTouchMs } from '../../contract/words.ts'

/**
 * The last touch of each screen, to tell a trembling or stuck finger from a second visitor. Each touch begins the 500 ms anew, so a
 * finger that never rests is one visit (faults.md 23). `at` is monotonic ms.
 */
export function lastTouches() {
  const screens = new Map<string, { visitId: string; at: number }>()
  return {
    visitOf(screen: string, at: number): string | null {
      const last = screens.get(screen)
      return last !== undefined && at - last.at < sameTouchMs ? last.visitId : null
    },
    remember(screen: string, visitId: string, at: number): void {
      for (const [other, last] of screens) {
        if (at - last.at >= sameTouchMs) screens.delete(other)
      }
      screens.set(screen, { visitId, at })
    },
  }
}

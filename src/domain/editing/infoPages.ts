import type { Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'

type Pages = Programme['infoPages']

/** As visitors see them: by their order; of two with the same, the one that stands first. */
export function inOrder(pages: Pages): Pages {
  return pages.toSorted((a, b) => a.order - b.order)
}

/** Moves a page one step up (-1) or down (1); nothing for one that stands at the end already. */
export function movePage(pages: Pages, id: string, step: -1 | 1): Change[] {
  const sorted = inOrder(pages)
  const at = sorted.findIndex((page) => page.id === id)
  const [moved, other] = [sorted[at], sorted[at + step]]
  if (!moved || !other) return []
  const wanted = sorted.with(at, other).with(at + step, moved)
  return wanted.flatMap(({ id, order: stood }, order): Change[] =>
    stood === order ? [] : [{ do: 'set', type: 'infoPage', id, fields: { order }, seen: { order: stood } }],
  )
}

/** The order of a page that shall stand last. */
export function lastOrder(pages: Pages): number {
  return Math.max(0, ...pages.map(({ order }) => order + 1))
}

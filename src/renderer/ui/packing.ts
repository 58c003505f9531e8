/** Half-open range of items, by index. */
export interface Page {
  from: number
  to: number
  /** What is left over of the room. */
  spare: number
}

/**
 * Fills pages with items of the given heights, in order, so that nothing is cut (access.md 11: pages by buttons, no scrolling).
 * The pager takes `pager` of the room as soon as there is more than one page. An item higher than a page gets one of its own.
 * An item in `keepWithNext` (a heading) never ends a page.
 */
export function packPages(
  heights: readonly number[],
  options: { room: number; gap: number; pager: number; keepWithNext?: ReadonlySet<number> },
): Page[] {
  const { room, gap, pager, keepWithNext } = options
  const whole = heights.reduce((sum, height) => sum + height + gap, -gap)
  const all = { from: 0, to: heights.length }
  if (whole <= room || heights.length <= 1) return [{ ...all, spare: Math.max(0, room - whole) }]
  const pages: Page[] = []
  let from = 0
  while (from < heights.length) {
    let to = from
    let used = -gap
    while (to < heights.length && used + gap + (heights[to] ?? 0) <= room - pager) {
      used += gap + (heights[to] ?? 0)
      to++
    }
    while (to < heights.length && to > from + 1 && keepWithNext?.has(to - 1)) to--
    if (to === from) to++
    const taken = heights.slice(from, to).reduce((sum, height) => sum + height + gap, -gap)
    pages.push({ from, to, spare: Math.max(0, room - pager - taken) })
    from = to
  }
  return pages
}

/** Whether two JSON values are the same, in whatever order their fields stand. A field that is undefined is none, as in JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [statedIn(a), new Map(statedIn(b))]
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  )
}

function statedIn(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, each]) => each !== undefined)
}

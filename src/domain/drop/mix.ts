/**
 * Which pieces frame `index` of a run holds: one of its own while there are any, then some half of all, chosen by the two numbers alone.
 * Both ends must choose the same: what a published version chooses never changes.
 */
export function mixOf(run: number, count: number, index: number): number[] {
  if (index < count) return [index]
  let state = stir(run ^ stir(index))
  const mix: number[] = []
  for (let piece = 0; piece < count; piece++) {
    state = (state + 0x9e3779b9) | 0
    if (stir(state) & 1) mix.push(piece)
  }
  return mix.length > 0 ? mix : [index % count]
}

/** Another number of 32 bits in which every bit rests on all of the given one's: as MurmurHash3 ends. */
function stir(number: number): number {
  let value = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}

/**
 * A record as all that are measured here are given it: an op of a kiosk's log.
 * @typedef {{ id: string, seq: number, kind: string, v: number, entity: string | null, baseVer: number | null, atWall: number, bootId: string,
 *   monoMs: number, tz: string, body: unknown }} PeerRecord
 */

/**
 * Pieces of a list, one after the other.
 * @template T
 * @param {readonly T[]} all
 * @param {number} size
 * @returns {Generator<T[]>}
 */
export function* piecesOf(all, size) {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

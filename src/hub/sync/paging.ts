import type { PulledEntity } from '../../contract/sync.ts'

/** Parts of the programme, visits and head counts of one answer at most, and their JSON in bytes; the kiosk asks for the rest at once. */
export const pageChanges = 500
const pageBytes = 512 * 1024

/**
 * What of those found goes into one answer, of which one always does.
 * @param limit how many were asked for: when as many were found, there may be more
 */
export function pageOf<T>(found: readonly T[], limit: number): { page: readonly T[]; more: boolean } {
  let bytes = 0
  const end = found.findIndex((each, index) => {
    bytes += Buffer.byteLength(JSON.stringify(each))
    return index > 0 && bytes > pageBytes
  })
  const page = end === -1 ? found : found.slice(0, end)
  return { page, more: page.length < found.length || found.length === limit }
}

/** As it goes down: its place on the stream is the answer's to tell. */
export function withoutPos({ pos: _pos, ...entity }: PulledEntity & { pos: number }): PulledEntity {
  return entity
}

/** A head count, or a correction of one: how many more (or fewer) were counted, of an occurrence or (null) of the venue as a whole. */
export interface HeadCount {
  readonly occurrence: string | null
  readonly persons: number
}

/** Persons that head counts add to a day's visits (product.md, Visits): the plain sum, in whatever order they came. */
export function countedPersons(counts: Iterable<HeadCount>): number {
  let sum = 0
  for (const { persons } of counts) sum += persons
  return sum
}

/** The sums of head counts by what was counted; what has come back to none is left out. */
export function countsByOccurrence(counts: Iterable<HeadCount>): HeadCount[] {
  const sums = new Map<string | null, number>()
  for (const { occurrence, persons } of counts) sums.set(occurrence, (sums.get(occurrence) ?? 0) + persons)
  return [...sums].flatMap(([occurrence, persons]) => (persons === 0 ? [] : [{ occurrence, persons }]))
}

/** Whether `more` (negative takes back) may be counted of what already stands: nobody can take back more than was counted. */
export function mayCount(standing: Iterable<HeadCount>, more: HeadCount): boolean {
  const same = [...standing].filter(({ occurrence }) => occurrence === more.occurrence)
  return more.persons >= 0 || countedPersons(same) + more.persons >= 0
}

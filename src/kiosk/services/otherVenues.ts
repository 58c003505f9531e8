import type { Clock, Logger } from '../../contract/clock.ts'
import type { OtherVenuesView } from '../../contract/views.ts'
import { type OtherVenue, otherVenuesOn } from '../../domain/otherVenues.ts'
import { readProgramme } from '../../domain/readProgramme.ts'
import type { OthersStore } from '../store/othersStore.ts'

export interface OtherVenues {
  /** What is on at other venues on a date, as far as the hub has told. */
  on(date: string): OtherVenuesView
  /** To be called when the store may have changed. */
  changed(): void
}

export function otherVenuesService(options: {
  others: Pick<OthersStore, 'all'>
  clock: Clock
  log: Logger
}): OtherVenues {
  const { others, clock, log } = options
  // Read once and not for each visitor: sixteen full programmes.
  let known: OtherVenue[] | null = null

  function read(): OtherVenue[] {
    return others.all().map(({ id, name, entities }) => ({
      id,
      name,
      programme: readProgramme(entities, (entity) =>
        log.warn('a part of another venue cannot be read and is not shown', { venue: id, id: entity }),
      ),
      rules: new Map(),
    }))
  }

  return {
    on(date) {
      known ??= read()
      return otherVenuesOn(known, clock.wall(), date)
    },
    changed() {
      known = null
    },
  }
}

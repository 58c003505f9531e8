import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import { dateOf } from '../../domain/dates.ts'
import { findOccurrence } from '../../domain/day.ts'
import { mayCount } from '../../domain/headcount.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import { stamper } from '../services/stamp.ts'
import type { Store } from '../store/index.ts'

export interface Press {
  /** Made by the page for this press; a repeat of it counts once. */
  countId: string
  persons: number
  occurrenceId: string | null
}

type Refused = 'NEGATIVE' | 'NO_SUCH_OCCURRENCE'

/**
 * Counts a crowd on today's calendar day. `NEGATIVE` when more of the same would be taken back than was counted today;
 * `NO_SUCH_OCCURRENCE` for what is not of today, as on a page that was left open past midnight.
 */
export function headcountService(options: {
  store: Store
  programme: ProgrammeService
  clock: Clock
  newId: NewId
  log: Logger
}) {
  const { store, programme } = options
  const stamp = stamper(options)
  const saved = savedOr(options, 'a head count')

  function isHeldOn(date: string, id: string): boolean {
    const view = findOccurrence(
      { ...programme.input(), counts: { joined: new Map(), ordered: new Map() } },
      id,
    )
    return view !== null && dateOf(view.start) === date
  }

  function count({ countId, persons, occurrenceId: occurrence }: Press): 'counted' | Refused {
    if (persons === 0 || store.headcounts.has(countId)) return 'counted'
    const { cell, timeZone } = programme.arrival()
    const more = { occurrence, persons }
    const standing = store.headcounts.on(cell.date)
    const isOfToday = occurrence === null || isHeldOn(cell.date, occurrence)
    if (!isOfToday && (persons > 0 || !standing.some((one) => one.occurrence === occurrence)))
      return 'NO_SUCH_OCCURRENCE'
    if (!mayCount(standing, more)) return 'NEGATIVE'
    const op = { kind: 'headcount.made', v: 1, entity: countId, baseVer: null, body: more } as const
    store.ops.append(op, stamp(timeZone))
    store.headcounts.add(countId, more, cell)
    return 'counted'
  }

  return {
    count: (press: Press): 'counted' | Refused | 'NOT_SAVED' => saved(() => count(press)),
  }
}
export type Headcounts = ReturnType<typeof headcountService>

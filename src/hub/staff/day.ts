import { longestPullMs } from '../../contract/sync.ts'
import type { DayView } from '../../contract/views.ts'
import { assembleDay, nextChangeAt, zoneOf } from '../../domain/day.ts'
import { localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import type { VenueRow } from '../store/directory.ts'
import { heads } from '../store/stream.ts'
import type { Waiting } from '../sync/waiting.ts'
import { programmeOf, viewInputOf } from './programme.ts'

/** A day of no one screen: where a page asks how one is mounted and set, it is as usual. */
const noScreen: Pick<DayView, 'panel' | 'screen'> = {
  panel: { inches: 43, bottomCm: 80 },
  screen: { turned: 'no', idleSeconds: 90, cardReader: 'none', screenHours: null, screenKeyboard: 'never' },
}

/**
 * Today at a venue, and the mark by which it is asked for again.
 * @param known the mark of what the page has: the answer is then kept until something is otherwise
 * @param gone ends the waiting: the page has hung up
 */
export async function dayOf(
  context: HubContext,
  waiting: Waiting,
  venue: VenueRow,
  known: string | null,
  gone: AbortSignal,
): Promise<{ mark: string; day: DayView }> {
  const { epoch } = context
  const [knownEpoch, at] = known?.split(' ') ?? []
  const pos = Number(at)
  if (knownEpoch === epoch && Number.isInteger(pos))
    await untilOtherwise(context, waiting, venue.id, pos, gone)
  // Before what stands, so that nothing is missed that comes between.
  const head = (await heads(context.sql, context, [venue.id])).get(venue.id) ?? 0
  return { mark: `${epoch} ${head}`, day: await assemble(context, venue) }
}

async function untilOtherwise(
  context: HubContext,
  waiting: Waiting,
  venue: string,
  pos: number,
  gone: AbortSignal,
): Promise<void> {
  const { programme } = await programmeOf(context, venue)
  const now = context.clock.wall()
  const counts = { joined: new Map<string, number>(), ordered: new Map<string, number>() }
  const next = nextChangeAt({ programme, now, counts })
  const wait = waiting.begin(venue, pos, Math.min(longestPullMs, next - now + 1), gone)
  try {
    const head = (await heads(context.sql, context, [venue])).get(venue) ?? 0
    if (head <= pos) await wait.over
  } finally {
    wait.end()
  }
}

async function assemble(context: HubContext, { id, name, time_zone }: VenueRow): Promise<DayView> {
  const today = localDate(context.clock.wall(), time_zone)
  const { pos, entities: _, ...input } = await viewInputOf(context, id, today)
  const day = assembleDay({
    ...input,
    ...noScreen,
    programmeVersion: `${context.epoch} ${pos}`,
    example: false,
    venueName: name,
  })
  const timeZone = input.programme.venue === null ? time_zone : zoneOf(input.programme)
  return { ...day, venue: { ...day.venue, timeZone } }
}

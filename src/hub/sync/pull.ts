import { longestPullMs, type PullAnswer, type PullRefusal, type PullRequest } from '../../contract/sync.ts'
import { addDays, localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { openConflicts } from '../store/conflicts.ts'
import type { DeviceRow } from '../store/directory.ts'
import { forgetAnswer } from '../store/erasures.ts'
import { changedOnStream, streamState } from '../store/stream.ts'
import { pageChanges, pageOf } from './paging.ts'
import type { Waiting } from './waiting.ts'

/**
 * A screen shows who came today, and a screen that was off since yesterday may be the last to hear. A visit that has chosen something is told longer: its
 * lunch may be next week, and its activity may have been moved.
 */
const daysOfAll = 1
const daysOfChoices = 28

/**
 * What of the venue's programme and its visits stands otherwise than where the kiosk is. With `wait`, and when there is nothing, it answers once there is.
 * @param gone ends the waiting: the kiosk has hung up
 * @returns a refusal where the kiosk is shut out, also if that was while it waited
 */
export async function takePull(
  context: HubContext,
  waiting: Waiting,
  device: DeviceRow,
  asked: PullRequest,
  gone: AbortSignal,
): Promise<PullAnswer | PullRefusal> {
  const wait = asked.wait ? waiting.begin(device.venue, asked.pos, longestPullMs, gone) : null
  try {
    const answer = await answerOf(context, device, asked)
    if (wait === null || answer === 'REVOKED' || isNews(asked, answer)) return answer
    await wait.over
    return await answerOf(context, device, asked)
  } finally {
    wait?.end()
  }
}

function isNews(asked: PullRequest, { epoch, from, pos, have, forget }: PullAnswer): boolean {
  return (
    forget !== undefined ||
    epoch !== asked.epoch ||
    from !== asked.pos ||
    pos !== from ||
    (have ?? 0) > asked.have
  )
}

async function answerOf(
  context: HubContext,
  device: DeviceRow,
  asked: PullRequest,
): Promise<PullAnswer | PullRefusal> {
  const { sql, epoch, clock, timeZone } = context
  const { id, venue } = device
  // Read before what stands, so that `have` is in it.
  const { head, have, active } = await streamState(sql, context, device, asked.incarnation)
  if (!active) return 'REVOKED'
  // A hub that was put back has other things at the same positions.
  const from = asked.epoch === epoch && asked.pos <= head ? asked.pos : 0
  const isWhereItWas = asked.epoch === epoch && asked.pos === head
  const today = localDate(clock.wall(), timeZone)
  const days = { all: addDays(today, -daysOfAll), choices: addDays(today, -daysOfChoices) }
  // Most that ask have everything, and wait.
  const found = from === head ? [] : await changedOnStream(sql, context, venue, from, days, pageChanges)
  const { page, more } = pageOf(found, pageChanges)
  const last = page.at(-1)?.pos ?? from
  const forget = asked.forgets === undefined ? null : await forgetAnswer(context, id, asked.forgets)
  return {
    ...(forget && { forget }),
    from,
    pos: more ? last : Math.max(head, last),
    more,
    have: more ? null : have,
    entities: page.flatMap((change) => ('entity' in change ? [change.entity] : [])),
    visits: page.flatMap((change) => ('visit' in change ? [change.visit] : [])),
    headcounts: page.flatMap((change) => ('headcount' in change ? [change.headcount] : [])),
    visitsSince: days.choices,
    // Each that is new or settled moves the head.
    ...(!more && !isWhereItWas && { conflicts: await openConflicts(sql, context, venue) }),
    epoch,
    hubTime: clock.wall(),
  }
}

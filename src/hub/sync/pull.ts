import { longestPullMs, type PullAnswer, type PullRequest } from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import type { DeviceRow } from '../store/directory.ts'
import { changedAfter, streamState } from '../store/stream.ts'
import { pageEntities, pageOf, withoutPos } from './paging.ts'
import type { Waiting } from './waiting.ts'

/**
 * What of the venue's programme stands otherwise than where the kiosk is. With `wait`, and when there is nothing, it answers once there is.
 * @param gone ends the waiting: the kiosk has hung up
 */
export async function takePull(
  context: HubContext,
  waiting: Waiting,
  device: DeviceRow,
  asked: PullRequest,
  gone: AbortSignal,
): Promise<PullAnswer> {
  const wait = asked.wait ? waiting.begin(device.venue, asked.pos, longestPullMs, gone) : null
  try {
    const answer = await answerOf(context, device, asked)
    if (wait === null || isNews(asked, answer)) return answer
    await wait.over
    return await answerOf(context, device, asked)
  } finally {
    wait?.end()
  }
}

function isNews(asked: PullRequest, { epoch, from, pos, have }: PullAnswer): boolean {
  return epoch !== asked.epoch || from !== asked.pos || pos !== from || (have ?? 0) > asked.have
}

async function answerOf(context: HubContext, { venue }: DeviceRow, asked: PullRequest): Promise<PullAnswer> {
  const { sql, epoch, clock } = context
  // Read before what stands, so that `have` is in it.
  const { head, have } = await streamState(sql, context, venue, asked.incarnation)
  // A hub that was put back has other things at the same positions.
  const from = asked.epoch === epoch && asked.pos <= head ? asked.pos : 0
  const found = await changedAfter(sql, context, venue, from, pageEntities)
  const { page, more } = pageOf(found, pageEntities)
  const last = page.at(-1)?.pos ?? from
  return {
    from,
    pos: more ? last : Math.max(head, last),
    more,
    have: more ? null : have,
    entities: page.map(withoutPos),
    epoch,
    hubTime: clock.wall(),
  }
}

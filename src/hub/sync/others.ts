import { type OthersAnswer, type OthersRequest, typesForOthers } from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import type { DeviceRow } from '../store/directory.ts'
import { changedAfter, otherStreams } from '../store/stream.ts'
import { pageChanges, pageOf, withoutPos } from './paging.ts'

/** What stands of the other venues' programmes otherwise than where the kiosk is with each; as much as one answer holds. */
export async function takeOthers(
  context: HubContext,
  { venue: own }: DeviceRow,
  asked: OthersRequest,
): Promise<OthersAnswer> {
  const { sql, epoch, clock } = context
  const known = new Map(asked.known.map(({ venue, pos }) => [venue, pos]))
  const streams = await otherStreams(sql, context, own)
  const changed: OthersAnswer['changed'] = []
  let more = false
  let room = pageChanges
  for (const { venue, head } of streams) {
    const at = known.get(venue)
    // A hub that was put back has other things at the same positions.
    const from = at !== undefined && asked.epoch === epoch && at <= head ? at : 0
    if (at === from && from === head) continue
    if (room === 0) {
      more = true
      break
    }
    const found = await changedAfter(sql, context, venue, from, room, typesForOthers)
    const part = pageOf(found, room)
    const last = part.page.at(-1)?.pos ?? from
    const pos = part.more ? last : Math.max(head, last)
    changed.push({ venue, from, pos, entities: part.page.map(withoutPos) })
    room = part.more ? 0 : room - part.page.length
    more ||= part.more
  }
  const venues = streams.map(({ venue, name }) => ({ id: venue, name }))
  return { venues, changed, more, epoch, hubTime: clock.wall() }
}

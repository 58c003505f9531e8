import { localDateTime } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { type Regularly, regularly } from '../regularly.ts'
import type { Partitions } from '../store/partitions.ts'
import { claimRun, lastRun, removeOld } from '../store/retention.ts'
import { applyOpen } from './forget.ts'

/** What the hub does by itself each night, once however many processes there are. */
export interface Housekeeping extends Pick<Regularly, 'start' | 'stop'> {
  /** Does the night's work if it is due. @returns whether this process has done it */
  look(): Promise<boolean>
}

const lookMs = 1_800_000
const hourMs = 3_600_000
/** A hub whose clock stands further than this from its last night was off for long, or its clock has leapt. */
const leapMs = 40 * 24 * hourMs
/** So long its clock must have gone on from there, by what cannot leap, before anything is removed by it. */
const trustedAfterMs = 20 * hourMs

export function createHousekeeping(context: HubContext, partitions: Partitions): Housekeeping {
  const { clock, log } = context
  /** By the monotonic clock; null while there is no doubt. */
  let doubtedSince: number | null = null
  async function look(): Promise<boolean> {
    const last = (await lastRun(context))?.ran.getTime() ?? null
    if (!isDue(context, last) || !isTrusted(last)) return false
    if (!(await claimRun(context, last ?? 0))) return false
    // A name that cannot be forgotten keeps nothing else from being removed.
    await goOn()
    log.info('What was too old has been removed', await removeOld(context, partitions))
    return true
  }

  /** What is removed by a clock that stands years ahead for an hour is gone, and would count twice when it came again. */
  function isTrusted(last: number | null): boolean {
    if (last === null || Math.abs(clock.wall() - last) <= leapMs) {
      doubtedSince = null
      return true
    }
    doubtedSince ??= clock.mono()
    if (clock.mono() - doubtedSince >= trustedAfterMs) return true
    log.warn('The clock is far from when old data was last removed: nothing is removed by it before tomorrow')
    return false
  }

  function goOn(): Promise<void> {
    return applyOpen(context).catch((error: unknown) => {
      log.error('A name could not be forgotten, and is tried again at night', { error: String(error) })
    })
  }

  return {
    ...regularly({
      clock,
      everyMs: lookMs,
      look,
      // A hub that was stopped while it forgot a name, or put back from a backup, goes on with that first.
      first: goOn,
      failed: (error) => log.error('What is too old could not be removed', { error: String(error) }),
    }),
    look,
  }
}

/** At night, when nobody waits for it; by day only where it has not been done for two days, as at a hub that is turned off at night. */
function isDue({ clock, timeZone }: HubContext, last: number | null): boolean {
  const now = clock.wall()
  if (last === null || last > now) return true
  const hour = Number(localDateTime(now, timeZone).slice(11, 13))
  const isNight = hour >= 1 && hour < 5
  return now - last >= (isNight ? 20 : 48) * hourMs
}

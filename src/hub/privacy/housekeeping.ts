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

export function createHousekeeping(context: HubContext, partitions: Partitions): Housekeeping {
  const { clock, log } = context
  async function look(): Promise<boolean> {
    const last = (await lastRun(context))?.ran.getTime() ?? 0
    if (!isDue(context, last)) return false
    if (!(await claimRun(context, last))) return false
    await applyOpen(context)
    log.info('What was too old has been removed', await removeOld(context, partitions))
    return true
  }

  return {
    ...regularly({
      clock,
      everyMs: lookMs,
      look,
      // A hub that was stopped while it forgot a name, or put back from a backup, goes on with that first.
      first: () =>
        applyOpen(context).catch((error: unknown) => {
          log.error('A name could not be forgotten, and is tried again at night', { error: String(error) })
        }),
      failed: (error) => log.error('What is too old could not be removed', { error: String(error) }),
    }),
    look,
  }
}

/** At night, when nobody waits for it; by day only where it has not been done for two days, as at a hub that is turned off at night. */
function isDue({ clock, timeZone }: HubContext, last: number): boolean {
  const now = clock.wall()
  const hour = Number(localDateTime(now, timeZone).slice(11, 13))
  const isNight = hour >= 1 && hour < 5
  return now - last >= (isNight ? 20 : 48) * hourMs
}

import * as z from 'zod'
import type { Clock } from '../../contract/clock.ts'
import { carryPath } from '../../contract/drop.ts'
import { localDate as date } from '../../contract/programme.ts'
import type { CarriedDrop, DropPart } from '../../contract/staff/carry.ts'
import { fromBase64, toBase64 } from '../../domain/drop/base64.ts'
import { type NoDrop, openDrop, opsIn, packDrop } from '../../domain/drop/drop.ts'
import { localDate } from '../../domain/time.ts'
import type { ProgrammeService } from '../services/programme.ts'
import type { Saved } from '../services/saved.ts'
import type { CarriedStore } from '../store/carriedStore.ts'
import type { Settings } from '../store/settings.ts'
import type { SyncStatus } from '../store/syncStatus.ts'
import type { Device, SyncStore } from '../store/syncStore.ts'
import { makeParcels } from '../sync/makeDrop.ts'

/** What of a screen's sync its staff pages use. */
export interface CarryOptions {
  hub: SyncStore
  carried: CarriedStore
  syncStatus: () => SyncStatus
  version: string
  /** Called when there is something new to take to the hub. */
  kept: () => void
}

/** What is in a drop that was made here. */
interface Made {
  drop: string
  venue: string
  date: string
  ops: number
  to: number
  more: boolean
}

export interface CarryService {
  state(): SyncStatus & {
    carryPage: string | null
    handed: { date: string; fresh: number } | null
    carried: CarriedDrop[]
  }
  make(part: DropPart): Promise<Made | 'NOT_ENROLLED' | 'NOTHING_UNSENT'>
  handed(to: number): 'NOT_SAVED' | undefined
  keep(text: string): CarriedDrop | NoDrop | 'NOT_ENROLLED' | 'FULL' | 'NOT_SAVED'
  forget(id: string): 'NOT_SAVED' | undefined
}

const key = 'handedDrop'
/** Up to which op of which life of the log somebody has taken a drop along, and on which day. */
const handedDrop = z.object({ incarnation: z.string(), to: z.int(), date })

/** What is carried to the hub by hand: this screen's own, and what others have handed over here. */
export function carryService(
  options: CarryOptions & { settings: Settings; programme: ProgrammeService; clock: Clock; saved: Saved },
): CarryService {
  const { hub, carried, syncStatus, settings, programme, clock, saved, kept } = options
  const today = () => localDate(clock.wall(), programme.shown().timeZone)

  /** The last drop that was taken along, unless all of it has been acknowledged or is of another log. */
  function handedOf(device: Device | null): z.infer<typeof handedDrop> | null {
    const handed = handedDrop.safeParse(settings.get(key)).data
    if (!handed || !device || handed.incarnation !== device.incarnation) return null
    return handed.to > device.acked ? handed : null
  }

  return {
    state() {
      const [status, device] = [syncStatus(), hub.device()]
      const handed = handedOf(device)
      const unsent = device ? device.acked + status.pending : 0
      return {
        ...status,
        carryPage: device && device.hubAddress + carryPath,
        handed: handed && { date: handed.date, fresh: Math.max(0, unsent - handed.to) },
        carried: carried.drops(),
      }
    },
    async make(part) {
      const device = hub.device()
      if (!device) return 'NOT_ENROLLED'
      const after = (part === 'new' ? handedOf(device)?.to : undefined) ?? device.acked
      const { parcels, to, more } = await makeParcels({ store: hub, version: options.version }, device, after)
      if (parcels.length === 0) return 'NOTHING_UNSENT'
      const head = { venue: programme.shown().venueName, date: today() }
      const drop = toBase64(packDrop({ ...head, parcels }))
      return { ...head, drop, ops: opsIn({ parcels }), to, more }
    },
    handed(to) {
      const device = hub.device()
      if (!device) return
      const { incarnation } = device
      return saved(() => settings.set(key, { incarnation, to, date: today() })) ?? undefined
    },
    keep(text) {
      if (!hub.device()) return 'NOT_ENROLLED'
      const drop = openDrop(fromBase64(text) ?? new Uint8Array())
      if (typeof drop === 'string') return drop
      const answer = saved(() => carried.keep(drop, clock.wall()))
      if (typeof answer !== 'string') kept()
      return answer
    },
    forget: (id) => saved(() => carried.forget(id)) ?? undefined,
  }
}

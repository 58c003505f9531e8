import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { maxDropBytes } from '../../contract/drop.ts'
import { type CarriedRequest, syncPaths, syncProtocol } from '../../contract/sync.ts'
import type { Drop, Parcel } from '../../domain/drop/drop.ts'
import type { Device, SyncStore } from '../store/syncStore.ts'
import { signatureOf } from './hubCalls.ts'

/** What is made of the log to be carried. */
export interface MadeDrop {
  parcels: Drop['parcels']
  /** The last op in it. */
  to: number
  /** Whether there is more than one drop holds. */
  more: boolean
}

/** What the head of a drop takes of it, at most. */
const room = 64 * 1024

/**
 * Cuts the log after `after` into parcels, as it would be pushed, and signs them. Of the same log come the same bytes, so that a run of frames goes on where it
 * was left. Nothing is written: what is carried stays unsent until the hub itself has told this kiosk.
 */
export async function makeParcels(
  { store, version }: { store: SyncStore; version: string },
  device: Device,
  after: number,
): Promise<MadeDrop> {
  const parcels: Parcel[] = []
  let [to, bytes] = [after, room]
  for (;;) {
    const cut = store.cut(to, 0)
    const last = cut.ops.at(-1)
    if (!last) return { parcels, to, more: false }
    const parcel = await parcelOf(device, {
      protocol: syncProtocol,
      incarnation: device.incarnation,
      epoch: device.epoch,
      after: to,
      afterId: cut.afterId,
      ops: cut.ops,
      health: { version, pending: cut.pending, oldestPending: cut.oldestPending },
    })
    bytes += parcel.bytes
    if (bytes > maxDropBytes) return { parcels, to, more: true }
    parcels.push(parcel)
    to = last.seq
  }
}

async function parcelOf(device: Device, request: CarriedRequest): Promise<Parcel> {
  const zipped = await promisify(gzip)(JSON.stringify(request), { level: constants.Z_BEST_COMPRESSION })
  const body = new Uint8Array(zipped)
  return {
    device: device.deviceId,
    signature: signatureOf(device, syncPaths.carried, body),
    bytes: body.length,
    after: request.after,
    ops: request.ops.length,
    body,
  }
}

import { generateKeyPairSync } from 'node:crypto'
import type { NewId } from '../../contract/clock.ts'
import type { EnrolAnswer } from '../../contract/sync.ts'
import type { SyncStore } from '../store/syncStore.ts'
import { callEnrol, type HubCallOptions } from './hubCalls.ts'

export type EnrolResult =
  | ({ result: 'enrolled' } & EnrolAnswer)
  /**
   * `BAD_LINK`: not a link of a hub. `CODE_NOT_TAKEN`: used, older than ten minutes, or never given out. `UNREACHABLE`: no answer of a hub.
   * `UNSENT_ELSEWHERE`: this screen belongs to another venue, whose hub has not received all of its visits, or has put some aside. It stays there, unchanged; the code is used up.
   * Told a second time, with another code and `withUnsent`, it goes all the same.
   */
  | { result: 'refused'; reason: 'BAD_LINK' | 'CODE_NOT_TAKEN' | 'UNREACHABLE' | 'UNSENT_ELSEWHERE' }

export type EnrolOptions = HubCallOptions & {
  store: SyncStore
  newId: NewId
  /** Takes what another venue's hub has not received along, and counts it at the new venue. */
  withUnsent?: boolean
}

const tries = 3

/**
 * Makes this screen a kiosk of the hub that the link (`http://HOST:PORT/enrol/v1#CODE`) names. The key pair is made here, and its private half stays here.
 * The whole log is then sent, also what was written before there was a hub. Visits that wait for another venue's hub would count at the new one:
 * only the hub's answer says which venue the link is to, and one hub may have moved to another address.
 */
export async function enrolAt(options: EnrolOptions, link: string): Promise<EnrolResult> {
  const { store, newId, withUnsent = false } = options
  const parts = readLink(link)
  if (!parts) return { result: 'refused', reason: 'BAD_LINK' }
  // Read first: a database that cannot be read must not use up a code.
  const before = store.device()
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const came = await ask(options, parts, spki)
  if (typeof came === 'string') return { result: 'refused', reason: came }
  const moves = before !== null && before.venueId !== came.venue.id
  if (moves && !withUnsent && store.cut(before.acked, 0).pending + store.putAside() > 0) {
    return { result: 'refused', reason: 'UNSENT_ELSEWHERE' }
  }
  const device = {
    deviceId: came.deviceId,
    venueId: came.venue.id,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    hubAddress: parts.address,
    incarnation: newId(),
    epoch: came.epoch,
    acked: 0,
  }
  store.enrol(device, came.venue.name)
  return { result: 'enrolled', ...came }
}

/** Asks again when no answer comes: a hub that has taken the code answers the same key the same. */
async function ask(
  options: HubCallOptions,
  { address, code }: { address: string; code: string },
  publicKey: string,
): Promise<EnrolAnswer | 'CODE_NOT_TAKEN' | 'UNREACHABLE'> {
  for (let time = 0; time < tries; time++) {
    const came = await callEnrol(options, address, { code, publicKey })
    if (came.result === 'answered') return came.answer
    if (came.result === 'failed' && came.why === 'status 403') return 'CODE_NOT_TAKEN'
  }
  return 'UNREACHABLE'
}

function readLink(link: string): { address: string; code: string } | null {
  const url = URL.parse(link.trim())
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/enrol/v1') return null
  const code = url.hash.slice(1)
  return /^[\w-]{8,64}$/.test(code) ? { address: url.origin, code } : null
}

import { carriedAnswer, carriedRefusal, signedHeaders, syncPaths } from '../../contract/sync.ts'
import { notTaken, type Settled, settled } from '../../domain/drop/settled.ts'
import { bodyOf, type KeptDrops, type KeptParcel, waitingIn } from './keptDrops.ts'

/**
 * Hands in all that waits, and once more what came before its turn if something else was taken. Never rejects.
 * @returns whether the hub was reached, or had nothing to be asked
 */
export async function handIn(kept: KeptDrops, fetch: typeof globalThis.fetch): Promise<boolean> {
  for (;;) {
    let taken = 0
    for (const parcel of waitingIn(kept.all())) {
      const came = await handInOne(parcel, fetch)
      if (came === null) return false
      kept.settle(parcel, came.state, came.fresh)
      if (came.state === 'taken') taken++
    }
    if (taken === 0 || waitingIn(kept.all()).length === 0) return true
  }
}

/** What the hub makes of a parcel; null when it was not reached, or something else answered in its place. */
async function handInOne(parcel: KeptParcel, fetch: typeof globalThis.fetch): Promise<Settled | null> {
  const headers = signedHeaders(parcel.device, parcel.signature)
  try {
    const answer = await fetch(syncPaths.carried, { method: 'POST', headers, body: bodyOf(parcel) })
    const said: unknown = await answer.json()
    const { data } = carriedAnswer.safeParse(said)
    if (answer.ok && data) return settled(data)
    return carriedRefusal.safeParse(said).success ? notTaken : null
  } catch {
    return null
  }
}

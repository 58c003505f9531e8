import type { Cost } from '../processor.ts'

/** So many that they are what is measured, or so few that they only warm up. */
export type Size = 'few' | 'all'

/** One way of bringing the records from one store to another over loopback; each run of it is to a new store. */
export interface Way {
  name: string
  /** One run. Rejects when not all has come. */
  run(size: Size): Promise<Cost>
}

/** A way of a peer's, and what ours is to be beside it. */
export interface PeerWay extends Way {
  direction: 'push' | 'pull'
  /** The most that our time may be of the peer's; none for what is only told. */
  limit?: number
}

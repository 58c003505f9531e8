/** Keeps something that the hub has, for ever. */
export interface Fetcher {
  /** Asks in this many ms, instead of when it would have. */
  start(ms: number): void
  /** Ends what is under way; resolves when nothing of it touches the store any more. */
  stop(): Promise<void>
  /** The hub can be reached: asks now, if it was waiting to try again. */
  wake(): void
}

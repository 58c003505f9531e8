/** Why a database file was not opened. `message` is a sentence in Swedish for whoever looks after the screen. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
  readonly reason: 'OLD_NODE' | 'OLD_SQLITE' | 'NEWER_FILE' | 'DAMAGED_FILE'

  constructor(reason: CannotOpen['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** What is posted. `text` says all of it, for a chat that shows nothing else. */
export interface Alarm {
  /** The same when it is sent again because no answer came. */
  id: string
  event: 'screen.quiet' | 'screen.back'
  /** ISO 8601, UTC: when the silence was noticed, or the screen was heard of again. */
  at: string
  lastContact: string
  municipality: string
  venue: { id: string; name: string }
  screen: { id: string; name: string }
  text: string
}

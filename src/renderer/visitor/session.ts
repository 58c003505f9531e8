import type { VisitView } from '../../contract/checkin.ts'
import type { DayView } from '../../contract/views.ts'
import type { Language } from '../../contract/words.ts'
import type { KioskClient } from '../client.ts'

/** Where a visitor stands. */
export type Place =
  | { name: 'home' | 'week' | 'others' | 'food' | 'help' | 'undone' }
  | { name: 'infoPage'; id: string }
  | { name: 'thanks'; visit: VisitView }
  /** The touch that was not saved; the same one is tried again. */
  | { name: 'notSaved'; touchId: string }

/** What every screen of one visitor's knows and may do. It ends with the visitor: the next one gets a new one. */
export interface Visitor {
  client: KioskClient
  /** The last view of today; null until the engine has answered once. */
  view: DayView | null
  /** The venue's clock, `2026-11-23T10:24`. */
  now: string
  /** Engine time in ms, for a progress bar; drawn anew with `now`. */
  nowMs: number
  /** Whether a touch waits for the engine. */
  arriving: boolean
  /** "I am here". The same `touchId` again is the same visit. */
  arrive: (touchId?: string) => void
  go: (place: Place) => void
  chooseLanguage: () => void
  /** Everything returns to how the next visitor shall find it. */
  startOver: () => void
}

/** What is known and may be done on a screen that is looked at before anything is chosen: home, and a miniature of it. */
export type Looking = Omit<Visitor, 'client' | 'startOver'>

/** The venue's own language, to which the screen returns for each visitor. */
export const venueLanguage: Language = 'sv'

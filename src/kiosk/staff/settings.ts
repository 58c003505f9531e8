import type { Logger } from '../../contract/clock.ts'
import { type KioskSettings, kioskSettings, type SomeSettings } from '../../contract/staff/settings.ts'
import type { DayView } from '../../contract/views.ts'
import { sameJson } from '../../domain/sameJson.ts'
import type { Saved } from '../services/saved.ts'
import type { Store } from '../store/index.ts'

const key = 'kiosk'

export interface SettingsService {
  /** What is set, filled up with what holds where nothing is. */
  get(): KioskSettings
  /** Sets what shall be otherwise. What somebody else has set otherwise than was `seen` is answered, and nothing written. */
  save(wish: {
    fields: SomeSettings
    seen?: SomeSettings
  }): KioskSettings | { theirs: SomeSettings } | 'NOT_SAVED'
  /** What the pages of this screen must know of it. */
  shown(): Pick<DayView, 'panel' | 'screen'>
  /** Rest after which the staff pages leave by themselves, in ms. */
  staffIdleMs(): number
}

/**
 * @param panel the screen's mounting until somebody has set it
 * @param changed called when something else is set
 */
export function settingsService(options: {
  store: Store
  saved: Saved
  log: Logger
  panel: DayView['panel']
  changed: () => void
}): SettingsService {
  const { store, saved, log, panel, changed } = options
  const usual = kioskSettings.parse({ panel, idle: {} })

  /** What cannot be read is not set: a screen must never be blank. */
  function get(): KioskSettings {
    try {
      return kioskSettings.safeParse(store.settings.get(key)).data ?? usual
    } catch (error) {
      log.error('the settings of the screen cannot be read', { error: String(error) })
      return usual
    }
  }

  return {
    get,
    save({ fields, seen = {} }) {
      const answer = saved(() => {
        const stands = get()
        const theirs = changedSince(stands, fields, seen)
        if (Object.keys(theirs).length > 0) return { theirs }
        const settings = kioskSettings.parse({ ...stands, ...fields })
        store.settings.set(key, settings)
        return settings
      })
      if (answer !== 'NOT_SAVED' && !('theirs' in answer)) changed()
      return answer
    },
    shown() {
      const { panel, idle, turned, cardReader, screenHours, screenKeyboard } = get()
      const screen = { turned, idleSeconds: idle.visitorSeconds, cardReader, screenHours, screenKeyboard }
      return { panel, screen }
    },
    staffIdleMs: () => get().idle.staffMinutes * 60_000,
  }
}

/** What stands neither as it was seen nor, already, as it shall be. */
function changedSince(stands: KioskSettings, fields: SomeSettings, seen: SomeSettings): SomeSettings {
  const [is, shall] = [new Map<string, unknown>(Object.entries(stands)), new Map(Object.entries(fields))]
  const theirs = Object.entries(seen).flatMap(([name, value]) => {
    const now = is.get(name)
    return sameJson(now, value) || (shall.has(name) && sameJson(now, shall.get(name))) ? [] : [[name, now]]
  })
  return Object.fromEntries(theirs)
}

import type { Logger } from '../../contract/clock.ts'
import { type KioskSettings, kioskSettings } from '../../contract/staff/settings.ts'
import type { DayView } from '../../contract/views.ts'
import type { Saved } from '../services/saved.ts'
import type { Store } from '../store/index.ts'

const key = 'kiosk'

export interface SettingsService {
  /** What is set, filled up with what holds where nothing is. */
  get(): KioskSettings
  save(settings: KioskSettings): KioskSettings | 'NOT_SAVED'
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
    save(settings) {
      if (saved(() => store.settings.set(key, settings)) === 'NOT_SAVED') return 'NOT_SAVED'
      changed()
      return settings
    },
    shown() {
      const { panel, idle, turned, cardReader, screenHours, screenKeyboard } = get()
      const screen = { turned, idleSeconds: idle.visitorSeconds, cardReader, screenHours, screenKeyboard }
      return { panel, screen }
    },
    staffIdleMs: () => get().idle.staffMinutes * 60_000,
  }
}

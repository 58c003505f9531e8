import * as z from 'zod'
import { localTime } from '../programme.ts'
import { panel } from '../views.ts'
import { behindDoor } from './door.ts'

/** What is set for one screen. Each has a default, so that a screen works with none set. */
export const kioskSettings = z.object({
  panel,
  /** Turns the picture where the panel hangs on its side and the operating system does not know. */
  turned: z.enum(['no', 'left', 'right']).default('no'),
  idle: z.object({
    /** Rest before a visitor who looks around is asked whether they are still there, in seconds. */
    visitorSeconds: z.int().min(30).max(600).default(90),
    /** Rest before the staff pages leave by themselves, in minutes. */
    staffMinutes: z.int().min(1).max(60).default(5),
  }),
  /** A scanner that types what it reads: which key it ends with. */
  cardReader: z.enum(['none', 'enter', 'tab']).default('enter'),
  /** Hours in which the screen is bright; outside them it is dark but for the clock, and a touch wakes it. None is always. */
  screenHours: z.object({ from: localTime, to: localTime }).nullable().default(null),
  /** Shows a keyboard on the screen when a finger enters a field. */
  screenKeyboard: z.enum(['touch', 'always', 'never']).default('touch'),
})
export type KioskSettings = z.infer<typeof kioskSettings>

/** For role `administrator`. */
export const settingsContract = {
  get: behindDoor.output(kioskSettings),
  save: behindDoor.input(kioskSettings).output(kioskSettings),
}

import * as z from 'zod'
import { panel, screenView } from '../views.ts'
import { behindDoor } from './door.ts'

const { turned, idleSeconds, cardReader, screenHours, screenKeyboard } = screenView.shape

/** What is set for one screen. Each has a default, so that a screen works with none set. */
export const kioskSettings = z.object({
  panel,
  turned: turned.default('no'),
  idle: z.object({
    /** `idleSeconds` of the screen's view. */
    visitorSeconds: idleSeconds.default(90),
    /** Rest before the staff pages leave by themselves, in minutes. */
    staffMinutes: z.int().min(1).max(60).default(5),
  }),
  cardReader: cardReader.default('enter'),
  screenHours: screenHours.default(null),
  screenKeyboard: screenKeyboard.default('touch'),
})
export type KioskSettings = z.infer<typeof kioskSettings>

/** For role `administrator`. */
export const settingsContract = {
  get: behindDoor.output(kioskSettings),
  save: behindDoor.input(kioskSettings).output(kioskSettings),
}

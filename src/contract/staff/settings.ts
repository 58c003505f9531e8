import * as z from 'zod'
import { panel, screenView } from '../views.ts'
import { behindDoor } from './door.ts'

const { turned, idleSeconds, cardReader, screenHours, screenKeyboard } = screenView.shape

/** Rest before the staff pages leave by themselves, in minutes. */
const staffMinutes = z.int().min(1).max(60)

/** What is set for one screen. Each has a default, so that a screen works with none set. */
export const kioskSettings = z.object({
  panel,
  turned: turned.default('no'),
  idle: z.object({
    /** `idleSeconds` of the screen's view. */
    visitorSeconds: idleSeconds.default(90),
    staffMinutes: staffMinutes.default(5),
  }),
  cardReader: cardReader.default('enter'),
  screenHours: screenHours.default(null),
  screenKeyboard: screenKeyboard.default('touch'),
})
export type KioskSettings = z.infer<typeof kioskSettings>

/** Some of the settings; what is not named is not touched, so no default holds here. */
export const someSettings = z
  .object({
    panel,
    turned,
    idle: z.object({ visitorSeconds: idleSeconds, staffMinutes }),
    cardReader,
    screenHours,
    screenKeyboard,
  })
  .partial()
export type SomeSettings = z.infer<typeof someSettings>

/** For role `administrator`. */
export const settingsContract = {
  get: behindDoor.output(kioskSettings),
  /**
   * Sets what shall be otherwise, and answers with all that then holds. `seen` is what the person saw there: where that is no longer so,
   * nothing is written, and `theirs` is what stands there now.
   */
  save: behindDoor
    .errors({ CHANGED_MEANWHILE: { status: 409, data: z.object({ theirs: someSettings }) } })
    .input(z.object({ fields: someSettings, seen: someSettings.optional() }))
    .output(kioskSettings),
}

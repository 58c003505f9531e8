import { type KioskSettings, type SomeSettings, someSettings } from '../../../contract/staff/settings.ts'
import { sameJson } from '../../../domain/sameJson.ts'
import { clockText } from '../../i18n/formats.ts'
import { readTime } from '../form/typed.ts'
import { t } from './text.ts'

/** The settings while they are written: numbers and times as the text that stands in the fields. */
export interface Draft {
  inches: string
  bottomCm: string
  turned: KioskSettings['turned']
  visitorSeconds: string
  staffMinutes: string
  cardReader: KioskSettings['cardReader']
  hours: { isSet: boolean; from: string; to: string }
  screenKeyboard: KioskSettings['screenKeyboard']
}

export function draftOf(settings: KioskSettings): Draft {
  const { panel, idle, turned, cardReader, screenHours, screenKeyboard } = settings
  return {
    inches: String(panel.inches).replace('.', ','),
    bottomCm: String(panel.bottomCm).replace('.', ','),
    turned,
    visitorSeconds: String(idle.visitorSeconds),
    staffMinutes: String(idle.staffMinutes),
    cardReader,
    hours: {
      isSet: screenHours !== null,
      from: screenHours ? clockText(screenHours.from) : '',
      to: screenHours ? clockText(screenHours.to) : '',
    },
    screenKeyboard,
  }
}

/** A number as people write it, with a comma or a point; null for none. */
function numberIn(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

function within(text: string, least: number, most: number, isWhole: boolean): number | null {
  const number = numberIn(text)
  if (number === null || number < least || number > most) return null
  return isWhole && !Number.isInteger(number) ? null : number
}

export type FieldName = 'inches' | 'bottomCm' | 'visitorSeconds' | 'staffMinutes' | 'from' | 'to'
export type Errors = Partial<Record<FieldName, string>>

/** The settings of a draft, within the limits of the contract, or a sentence for each field that is not. */
export function settingsOf(draft: Draft): { settings: KioskSettings } | { errors: Errors } {
  const { turned, cardReader, screenKeyboard, hours } = draft
  const inches = within(draft.inches, 7, 110, false)
  const bottomCm = within(draft.bottomCm, 0, 200, false)
  const visitorSeconds = within(draft.visitorSeconds, 30, 600, true)
  const staffMinutes = within(draft.staffMinutes, 1, 60, true)
  const [from, to] = [readTime(hours.from), readTime(hours.to)]
  const errors: Errors = {
    ...(inches === null && { inches: t('panel.inchesBad') }),
    ...(bottomCm === null && { bottomCm: t('panel.bottomBad') }),
    ...(visitorSeconds === null && { visitorSeconds: t('time.visitorBad') }),
    ...(staffMinutes === null && { staffMinutes: t('time.staffBad') }),
    ...(hours.isSet && from === null && { from: t('hours.bad') }),
    ...(hours.isSet && to === null && { to: t('hours.bad') }),
    ...(hours.isSet && to !== null && from === to && { to: t('hours.same') }),
  }
  if (inches === null || bottomCm === null || visitorSeconds === null || staffMinutes === null)
    return { errors }
  if (Object.keys(errors).length > 0) return { errors }
  const screenHours = hours.isSet && from !== null && to !== null ? { from, to } : null
  const idle = { visitorSeconds, staffMinutes }
  return {
    settings: { panel: { inches, bottomCm }, turned, idle, cardReader, screenHours, screenKeyboard },
  }
}

/** What a person has changed, with what stood there when they began. */
export function changeOf(before: KioskSettings, after: KioskSettings) {
  const stood = new Map<string, unknown>(Object.entries(before))
  const fields = Object.entries(after).filter(([name, value]) => !sameJson(value, stood.get(name)))
  const seen = fields.map(([name]) => [name, stood.get(name)])
  return {
    fields: someSettings.parse(Object.fromEntries(fields)),
    seen: someSettings.parse(Object.fromEntries(seen)),
  }
}

/** The same without what was seen of the settings that somebody else has changed, so that they are set whatever stands there. */
export function insisting<C extends { seen: SomeSettings }>(change: C, theirs: SomeSettings): C {
  const seen = Object.entries(change.seen).filter(([name]) => !Object.hasOwn(theirs, name))
  return { ...change, seen: someSettings.parse(Object.fromEntries(seen)) }
}

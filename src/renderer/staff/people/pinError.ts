import { t } from './text.ts'

/** What is wrong with a code that somebody chose, before the engine is asked; it also refuses codes that are easy to guess. */
export function pinError(pin: string): string | undefined {
  return /^\d{6,12}$/.test(pin) ? undefined : t('error.pin')
}

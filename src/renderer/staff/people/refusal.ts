import { failureText } from '../failureText.ts'
import { t } from './text.ts'

/** What went wrong with a person, at the field that it is of. */
export interface PersonErrors {
  name?: string
  role?: string
  pin?: string
  /** The code a second time. */
  again?: string
  other?: string
}

/** What the engine refuses of a person. */
export function refusal(code: string): PersonErrors {
  if (code === 'LAST_ADMINISTRATOR') return { role: t('error.lastAdministrator') }
  if (code === 'PERSONAL_NUMBER') return { name: t('error.personalNumber') }
  return code === 'WEAK_PIN' ? { pin: t('error.weak') } : { other: failureText(code) }
}

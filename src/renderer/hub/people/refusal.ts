import type { HubPersonInput } from '../../../contract/hubAccounts.ts'
import { codeOf, isRefusal } from '../client.ts'
import { t } from './text.ts'

/** What is wrong with a person, at the field that it is of. */
export interface PersonErrors {
  name?: string
  email?: string
  venues?: string
  other?: string
}

/** What can be told before the hub is asked; nothing when all is well. */
export function errorsOf({ name, email, role, venues }: HubPersonInput): PersonErrors {
  return {
    ...(name.trim() === '' && { name: t('error.name') }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: t('error.email') }),
    ...(role === 'staff' && venues.length === 0 && { venues: t('error.venues') }),
  }
}

/** Why the hub has not done it. */
export function refusalOf(error: unknown): PersonErrors {
  if (isRefusal(error)) return { other: t('error.out') }
  switch (codeOf(error)) {
    case 'EMAIL_TAKEN':
      return { email: t('error.taken') }
    case 'BAD_REQUEST':
      return { email: t('error.email') }
    case 'PERSONAL_NUMBER':
      return { name: t('error.personalNumber') }
    case 'LAST_COORDINATOR':
      return { other: t('error.lastCoordinator') }
    case 'UNKNOWN_PERSON':
      return { other: t('error.gone') }
    default:
      return { other: t('error.away') }
  }
}

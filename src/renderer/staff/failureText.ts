import { t } from './text.ts'

/** The sentence for a failure that any page may meet. */
export function failureText(code: string): string {
  switch (code) {
    case 'AWAY':
    case 'NOT_SAVED':
    case 'NOT_ALLOWED':
    case 'SIGNED_OUT':
    case 'PERSONAL_NUMBER':
    case 'UNREADABLE':
    case 'CHANGED_MEANWHILE':
      return t(`failure.${code}`)
    default:
      return t('failure.GONE')
  }
}

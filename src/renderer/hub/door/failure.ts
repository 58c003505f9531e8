import { ORPCError } from '@orpc/client'
import { t } from './text.ts'

/** Why the hub has let nobody in, as a sentence. */
export function failureText(error: unknown): string {
  if (!(error instanceof ORPCError)) return t('door.away')
  if (error.code === 'TOO_OFTEN')
    return t('door.tooOften', { minutes: Math.ceil(error.data.waitMs / 60_000) })
  if (error.code === 'PROVIDER_AWAY') return t('door.providerAway')
  return t(error.code === 'NOT_LET_IN' ? 'door.notLetIn' : 'door.away')
}

import type { AuditEntry } from '../../../contract/hubAccounts.ts'
import { t } from './text.ts'

/** What was done, as a sentence without its full stop; what is gone is said so. */
export function sentenceOf({ by, action, person, screen, venue }: AuditEntry): string {
  const who = by.kind === 'person' || by.kind === 'screen' ? by.name : t(`by.${by.kind}`)
  if (action === null) return t('done.unknown', { who })
  return t(`done.${action}`, {
    who,
    person: person ?? t(action === 'account.removed' ? 'some.removed' : 'some.person'),
    screen: screen ?? t('some.screen'),
    venue: venue ?? t('some.venue'),
  })
}

/** The entries by the day of this machine's clock on which each was done, in their order. */
export function byDay(entries: readonly AuditEntry[]): { day: string; entries: AuditEntry[] }[] {
  const days = Map.groupBy(entries, ({ at }) => dayOf(at))
  return [...days].map(([day, entries]) => ({ day, entries }))
}

function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

import { useCallback, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { AuditEntry } from '../../../contract/hubAccounts.ts'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import { dateText, timeText } from '../times.ts'
import './log.css'
import { byDay, sentenceOf } from './sentences.ts'
import { t } from './text.ts'

/** What was done at the hub, newest first. */
export default function Log() {
  const { entries, state, more } = useAudit()
  return (
    <div className="log">
      <p>{t('log.intro')}</p>
      {byDay(entries).map((day) => (
        <section key={day.day} aria-label={dateText(day.day)}>
          <h2>{dateText(day.day)}</h2>
          <ol>
            {day.entries.map((entry) => (
              <li key={entry.id}>
                <time dateTime={new Date(entry.at).toISOString()}>{timeText(entry.at)}</time>
                <span>{sentenceOf(entry)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p role="status">
        {state === 'waiting' && t('log.waiting')}
        {state === 'away' && t('log.away')}
        {state === 'all' && t('log.all')}
      </p>
      {(state === 'more' || state === 'away') && (
        <Button className="hub-button" onPress={more}>
          {t('log.older')}
        </Button>
      )}
    </div>
  )
}

interface Read {
  entries: readonly AuditEntry[]
  /** `more`: there is an older page to ask for. */
  state: 'waiting' | 'more' | 'all' | 'away'
}

/** Reads the first page by itself, and a further one for each time that it is asked. */
function useAudit(): Read & { more: () => void } {
  const { client } = useHub()
  const [{ entries, state }, setRead] = useState<Read>({ entries: [], state: 'waiting' })
  const last = entries.at(-1)?.id ?? null
  const more = useCallback(() => {
    setRead((before) => ({ ...before, state: 'waiting' }))
    orAtDoor(client.audit({ before: last })).then(
      (page) =>
        setRead((before) => ({
          // Asked for twice at once, a page is the same one.
          entries: [
            ...before.entries.filter(({ id }) => !page.entries.some((each) => each.id === id)),
            ...page.entries,
          ],
          state: page.hasMore ? 'more' : 'all',
        })),
      () => setRead((before) => ({ ...before, state: 'away' })),
    )
  }, [client, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page alone comes by itself.
  useEffect(more, [])
  return { entries, state, more }
}

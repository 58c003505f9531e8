import type { OccurrenceView } from '../../contract/views.ts'
import { momentText } from '../i18n/dates.ts'
import { type Text, useText } from '../i18n/text.tsx'

interface Pill {
  tone: 'plain' | 'strong' | 'alert'
  words: string
}

/** What is to be known of an occurrence before one goes there: cancelled, moved, places. `today` is the date on the screen's clock. */
export function pillsOf(text: Text, occurrence: OccurrenceView, today: string, isElsewhere = false): Pill[] {
  const { t } = text
  const { start, movedTo, movedFrom, places } = occurrence
  if (occurrence.cancelled) {
    const cancelledToday = start.slice(0, 10) === today
    return [{ tone: 'alert', words: t(cancelledToday ? 'changed.cancelledToday' : 'changed.cancelled') }]
  }
  // Each place says the other: here it stands already when it is held, or was to be.
  const moved = (message: 'changed.movedTo' | 'changed.movedFrom', moment: string): Pill => ({
    tone: 'alert',
    words: t(message, { time: momentText(text, moment, start) }),
  })
  if (occurrence.movedAway) return movedTo ? [moved('changed.movedTo', movedTo)] : []
  const pills: Pill[] = movedFrom ? [moved('changed.movedFrom', movedFrom)] : []
  if (isElsewhere) return pills
  if (places === null) return pills.length > 0 ? pills : [{ tone: 'plain', words: t('places.none') }]
  if (places.left === 0) return [...pills, { tone: 'strong', words: t('places.full') }]
  return [...pills, { tone: 'plain', words: t('places.left', { count: places.left }) }]
}

/** Of another venue's nothing is said of sign-up. */
export function Pills(props: { occurrence: OccurrenceView; today: string; isElsewhere?: boolean }) {
  const { occurrence, today, isElsewhere = false } = props
  const text = useText()
  return (
    <span className="pills">
      {pillsOf(text, occurrence, today, isElsewhere).map(({ tone, words }) => (
        <span key={words} className="pill" data-tone={tone}>
          {words}
        </span>
      ))}
    </span>
  )
}

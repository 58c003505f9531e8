import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { isoWeek } from '../../../domain/dates.ts'
import { isFocusLost } from '../../ui/isFocusLost.ts'
import { Action } from '../form/Action.tsx'
import { spanText } from '../form/dateText.ts'
import { t } from './text.ts'

export type Way = 'before' | 'this' | 'after'

/** Which week it is, and the way to others. */
export function WeekHead(props: {
  monday: string
  /** The last day that it shows. */
  last: string
  /** The way that was gone last; it has the focus when the head of another week comes. */
  gone: Way | null
  onGo: (way: Way) => void
}) {
  const { monday, last, gone, onGo } = props
  const title = useRef<HTMLHeadingElement>(null)
  const ways = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isFocusLost()) return
    const way = gone && ways.current?.querySelectorAll('button')[['before', 'this', 'after'].indexOf(gone)]
    if (way) way.focus()
    else title.current?.focus()
  }, [gone])
  return (
    <>
      <h1 ref={title} className="week-title" tabIndex={-1}>
        {t('week.title', { week: isoWeek(monday).week })}{' '}
        <span className="week-span">{spanText(monday, last)}</span>
      </h1>
      <div ref={ways} className="week-ways">
        <Action again icon={ChevronLeft} label={t('week.before')} onPress={() => onGo('before')} />
        <Action onPress={() => onGo('this')}>{t('week.this')}</Action>
        <Action again icon={ChevronRight} label={t('week.after')} onPress={() => onGo('after')} />
      </div>
    </>
  )
}

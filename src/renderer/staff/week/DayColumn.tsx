import type { DaySummary, OccurrenceView } from '../../../contract/views.ts'
import { clockText } from '../../i18n/formats.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { Item } from './Item.tsx'
import { keyOf, lengthShown, minutesOf, type Placed, timeOfMinutes } from './layout.ts'
import { own } from './style.ts'
import { t } from './text.ts'
import type { useDrag } from './useDrag.ts'

/** One day: what is there, and its empty hours, on which a press makes something new. */
export function DayColumn(props: {
  day: DaySummary
  hours: { from: number; to: number }
  items: readonly Placed[]
  clashing: ReadonlyMap<string, OccurrenceView[]>
  shown: string | null
  stop: string | null
  drag: ReturnType<typeof useDrag>
  onFocus: (key: string) => void
  onOpen: (view: OccurrenceView, isByFinger: boolean) => void
  onNew: (date: string, time: string) => void
}) {
  const { day, hours, items, clashing, shown, stop, drag, onFocus, onOpen, onNew } = props
  const { date, opening } = day
  const first = hours.from * 60
  const ghost = drag.drag?.date === date ? drag.drag : null
  const until = opening && (opening.to <= opening.from ? 1440 : minutesOf(opening.to))
  return (
    <section className="day" data-date={date} aria-label={weekdayDateText(date, date)}>
      {opening && until !== null && (
        <div
          className="day-open"
          style={own({
            '--at': minutesOf(opening.from) - first,
            '--length': until - minutesOf(opening.from),
          })}
        />
      )}
      {Array.from({ length: hours.to - hours.from }, (_, index) => {
        const time = timeOfMinutes(first + index * 60)
        return (
          <button
            key={time}
            type="button"
            // The keyboard has N and "Ny aktivitet" for the same.
            tabIndex={-1}
            className="day-hour"
            style={own({ '--at': index * 60, '--length': 60 })}
            aria-label={t('week.newAt', { day: weekdayDateText(date, date), time: clockText(time) })}
            onClick={() => onNew(date, time)}
          />
        )
      })}
      {items.map(({ view, lane, lanes }) => (
        <Item
          key={keyOf(view)}
          view={view}
          clash={clashing.get(view.id)}
          isShown={keyOf(view) === shown}
          isStop={keyOf(view) === stop}
          isDragged={drag.isDragged(view)}
          place={{ at: minutesOf(view.start) - first, length: lengthShown(view), lane, lanes }}
          handlers={drag.handlers(view)}
          onFocus={() => onFocus(keyOf(view))}
          onPress={({ isByPointer, isByFinger }) => {
            if (!isByPointer || !drag.takesClick()) onOpen(view, isByFinger)
          }}
        />
      ))}
      {ghost && (
        <div
          className="item ghost"
          data-tone={ghost.view.goalArea}
          aria-hidden
          style={own({
            '--at': ghost.start - first,
            '--length': lengthShown(ghost.view),
            '--lane': 0,
            '--lanes': 1,
          })}
        >
          <span className="item-title">{ghost.view.title.sv}</span>
          <span className="item-facts">
            {clockText(timeOfMinutes(ghost.start))}–
            {clockText(timeOfMinutes(Math.min(1439, ghost.start + lengthShown(ghost.view))))}
          </span>
        </div>
      )}
    </section>
  )
}

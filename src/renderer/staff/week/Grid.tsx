import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { OccurrenceView, WeekView } from '../../../contract/views.ts'
import { DayColumn } from './DayColumn.tsx'
import { DayHead } from './DayHead.tsx'
import { focusItem, useKeptFocus } from './focusItem.ts'
import {
  type Arrow,
  daysShown,
  hoursOf,
  hoursShown,
  keyOf,
  nextItem,
  placed,
  timeOfMinutes,
  widthOf,
} from './layout.ts'
import { own } from './style.ts'
import { t } from './text.ts'
import { useDrag } from './useDrag.ts'

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']

/** The week as a calendar. One stop for Tab; arrows go between what is there, N makes something new on the day where one is. */
export function Grid(props: {
  week: WeekView
  programme: Programme
  clashing: ReadonlyMap<string, OccurrenceView[]>
  /** Key of the item that the panel shows. */
  shown: string | null
  onOpen: (view: OccurrenceView) => void
  onNew: (date: string, time: string) => void
  onMove: (view: OccurrenceView, to: string) => void
}) {
  const { week, programme, clashing, shown, onOpen, onNew, onMove } = props
  const grid = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const kept = useKeptFocus(grid)
  const days = useMemo(() => daysShown(week), [week])
  const hours = useMemo(() => hoursShown(days), [days])
  const columns = useMemo(() => days.map((day) => placed(day.occurrences)), [days])
  const drag = useDrag({
    grid,
    hours,
    onDrop: ({ view, date, start }) => onMove(view, `${date}T${timeOfMinutes(start)}`),
  })
  const all = columns.flat().map(({ view }) => view)
  const stop = all.some((view) => keyOf(view) === at) ? at : all[0] ? keyOf(all[0]) : null

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === 'n') {
      event.preventDefault()
      return onNew(all.find((view) => keyOf(view) === stop)?.start.slice(0, 10) ?? week.from, '10:00')
    }
    if (!arrows.includes(event.key) || stop === null) return
    event.preventDefault()
    const next = nextItem(columns, stop, event.key as Arrow)
    if (!next) return
    setAt(keyOf(next))
    focusItem(keyOf(next))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look and a legend of its own.
    <div
      ref={grid}
      className="grid"
      role="group"
      aria-label={t('week.grid')}
      data-unstated={programme.openingHours === null || undefined}
      data-dragging={drag.drag !== null || undefined}
      style={own({
        '--hours': hours.to - hours.from,
        '--days': columns.map((items) => `minmax(0, ${widthOf(items)}fr)`).join(' '),
      })}
      onKeyDown={onKey}
      onBlur={kept.onBlur}
    >
      <div className="grid-heads">
        <span />
        {days.map((day) => (
          <DayHead key={day.date} day={day} today={week.today} programme={programme} />
        ))}
      </div>
      <div className="grid-body">
        <div className="grid-hours" aria-hidden>
          {hoursOf(hours).map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
        {days.map((day, index) => (
          <DayColumn
            key={day.date}
            day={day}
            hours={hours}
            items={columns[index] ?? []}
            clashing={clashing}
            shown={shown}
            stop={stop}
            drag={drag}
            onFocus={(key) => {
              setAt(key)
              kept.onItem(key)
            }}
            onOpen={onOpen}
            onNew={onNew}
          />
        ))}
      </div>
      {all.length === 0 && <p className="grid-empty">{t('week.empty')}</p>}
    </div>
  )
}

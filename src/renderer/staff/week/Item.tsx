import { TriangleAlert } from 'lucide-react'
import type { OccurrenceView } from '../../../contract/views.ts'
import { isHeld } from '../../../domain/held.ts'
import { placesTaken } from '../../../domain/places.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { dateText } from '../form/dateText.ts'
import { own } from './style.ts'
import { t } from './text.ts'
import type { useDrag } from './useDrag.ts'
import './item.css'

/** When it is, who holds it, and how full it is: "10.00–11.00 · Karin · 7 av 10". */
function factsOf(view: OccurrenceView): string[] {
  const { start, end, cancelled, movedAway, movedTo, movedFrom, places, leader, organiser } = view
  const time = `${clockText(start)}–${clockText(end)}`
  if (cancelled) return [time, t('item.cancelled')]
  if (movedAway && movedTo) return [time, sv['changed.movedTo'].replace('{time}', whenOf(movedTo, start))]
  return [
    time,
    organiser.name ?? leader,
    places && t('item.places', { taken: placesTaken(places), total: places.total }),
    movedFrom && t('item.movedFrom', { time: whenOf(movedFrom, start) }),
  ].filter((fact) => typeof fact === 'string')
}

function whenOf(moment: string, near: string): string {
  const time = clockText(moment)
  return moment.slice(0, 10) === near.slice(0, 10)
    ? time
    : `${dateText(moment.slice(0, 10), near.slice(0, 10))} ${time}`
}

/** One of the week. Its goal area is told to who does not see its colour; in words it stands in the panel. */
export function Item(props: {
  view: OccurrenceView
  clash: readonly OccurrenceView[] | undefined
  isShown: boolean
  isStop: boolean
  isDragged: boolean
  place: { at: number; length: number; lane: number; lanes: number }
  handlers: ReturnType<ReturnType<typeof useDrag>['handlers']>
  onFocus: () => void
  onPress: (press: { isByPointer: boolean; isByFinger: boolean }) => void
}) {
  const { view, clash, isShown, isStop, isDragged, place, handlers, onFocus, onPress } = props
  const facts = factsOf(view)
  const clashing = clash && t('item.clash', { titles: clash.map((one) => one.title.sv).join(', ') })
  const { places } = view
  const over = isHeld(view) && places?.over
  const overbooked =
    places && over ? t('item.over', { taken: placesTaken(places), total: places.total, over }) : null
  const warnings = [clashing, overbooked].filter((one) => typeof one === 'string')
  return (
    <button
      type="button"
      className="item"
      data-item={`${view.id} ${view.start.slice(0, 10)}`}
      data-tone={view.goalArea}
      data-off={view.cancelled || view.movedAway || undefined}
      data-dragged={isDragged || undefined}
      data-short={place.length < 50 || undefined}
      data-narrow={place.lanes > 1 || undefined}
      aria-pressed={isShown}
      title={warnings.length > 0 ? warnings.join(' · ') : undefined}
      tabIndex={isStop ? 0 : -1}
      style={own({
        '--at': place.at,
        '--length': place.length,
        '--lane': place.lane,
        '--lanes': place.lanes,
      })}
      onFocus={onFocus}
      // The keyboard's click has no count.
      onClick={({ detail, nativeEvent }) =>
        onPress({
          isByPointer: detail > 0,
          isByFinger: nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch',
        })
      }
      {...handlers}
    >
      <span className="item-title">{view.title.sv}</span>
      <span className="item-facts">{facts.join(' · ')}</span>
      {clashing && (
        <span className="item-clash">
          <TriangleAlert aria-hidden className="item-icon" /> {t('item.clashShort')}
        </span>
      )}
      {over ? (
        <span className="item-clash">
          <TriangleAlert aria-hidden className="item-icon" /> {t('item.overShort', { over })}
        </span>
      ) : null}
      <span className="unseen">{sv[`goal.${view.goalArea}`]}</span>
    </button>
  )
}

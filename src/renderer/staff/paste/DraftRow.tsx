import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { MealFields } from '../../../contract/programme.ts'
import type { Weekday } from '../../../contract/words.ts'
import { addMinutes } from '../../../domain/dates.ts'
import { allergensThat } from '../../../domain/food/facts.ts'
import type { Draft } from '../../../domain/text/changes.ts'
import { capitalised, clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { Action } from '../form/Action.tsx'
import { dateText, spanText, weekdayNames } from '../form/dateText.ts'
import { repeatText } from '../form/repeatText.ts'
import { t as formText } from '../form/text.ts'
import { ActivityFieldsForm } from './ActivityFieldsForm.tsx'
import { MealFieldsForm } from './MealFieldsForm.tsx'
import { HoursForm, NoticeForm, OpeningForm } from './OtherForms.tsx'
import { t } from './text.ts'
import type { Row } from './useRows.ts'

export interface DraftRowProps {
  row: Row
  today: string
  /** When it ends is a guess. */
  guessedEnd: boolean
  /** Its line is the chosen one. */
  marked: boolean
  open: boolean
  onChoose: () => void
  onOpen: (open: boolean) => void
  /** Null where the fields hold something that cannot be saved. */
  onMend: (draft: Draft | null) => void
  onRemove: () => void
}

/** One thing of the draft: told in a line, and its fields where somebody mends it. */
export function DraftRow(props: DraftRowProps) {
  const { row, today, guessedEnd, marked, open, onChoose, onOpen, onRemove } = props
  const { draft, effect } = row
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (marked) item.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  const name = nameOf(draft)
  return (
    <li
      ref={item}
      className="draft"
      data-tone={toneOf(draft)}
      data-marked={marked || undefined}
      data-wrong={row.wrong || undefined}
    >
      {/* A press anywhere on the row shows its line; the row's own buttons do so for keys. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: see above. */}
      <div className="draft-head" onClick={onChoose}>
        <div className="draft-words">
          <p className="draft-when">
            {draft.type === 'activity' && <GoalIcon area={draft.fields.goalArea} className="draft-icon" />}
            {whenText(draft)}
            <span className="draft-effect" data-effect={effect}>
              {t(`row.${effect}`)}
            </span>
            {guessedEnd && (
              <span className="draft-effect" data-effect="guessed">
                {t('row.endGuessed')}
              </span>
            )}
          </p>
          <p className="draft-name">{name}</p>
          <p className="draft-more">{moreText(draft, today)}</p>
        </div>
        <div className="draft-ways">
          <Action
            icon={Pencil}
            pressed={open}
            disabled={row.wrong}
            label={t(open ? 'row.doneLong' : 'row.changeLong', { name })}
            onPress={() => {
              onChoose()
              onOpen(!open)
            }}
          >
            {t(open ? 'row.done' : 'row.change')}
          </Action>
          <Action icon={Trash2} label={t('row.removeLong', { name })} onPress={onRemove} />
        </div>
      </div>
      {open && <Fields {...props} />}
    </li>
  )
}

function Fields({ row: { draft }, today, onMend }: DraftRowProps) {
  switch (draft.type) {
    case 'activity':
      return (
        <ActivityFieldsForm
          fields={draft.fields}
          today={today}
          onChange={(fields) => onMend(fields && { ...draft, fields, firstDayGuessed: false })}
        />
      )
    case 'meal':
      return (
        <MealFieldsForm
          fields={draft.fields}
          today={today}
          onChange={(fields) => onMend(fields && { ...draft, fields })}
        />
      )
    case 'openingException':
      return (
        <OpeningForm fields={draft.fields} onChange={(fields) => onMend(fields && { ...draft, fields })} />
      )
    case 'openingHours':
      return <HoursForm fields={draft.fields} onChange={(fields) => onMend(fields && { ...draft, fields })} />
    case 'notice':
      return (
        <NoticeForm
          fields={draft.fields}
          today={today}
          onChange={(fields) => onMend(fields && { ...draft, fields, firstDayGuessed: false })}
        />
      )
  }
}

function toneOf(draft: Draft): string | undefined {
  if (draft.type === 'activity') return draft.fields.goalArea
  return draft.type === 'meal' ? 'food' : undefined
}

/** What a row is called. */
export function nameOf(draft: Draft): string {
  switch (draft.type) {
    case 'activity':
      return draft.fields.title.sv
    case 'meal':
      return draft.fields.dish.sv
    case 'notice':
      return draft.fields.text.sv
    case 'openingException':
      return draft.fields.reason?.sv ?? hoursText(draft.fields.hours)
    case 'openingHours':
      return t('group.hours')
  }
}

function whenText(draft: Draft): string {
  switch (draft.type) {
    case 'activity': {
      const { start, durationMinutes } = draft.fields
      return `${clockText(start)}–${clockText(addMinutes(start, durationMinutes))}`
    }
    case 'meal':
      return `${sv[`meal.${draft.fields.kind}`]} ${clockText(draft.fields.serveFrom)}–${clockText(draft.fields.serveTo)}`
    case 'notice': {
      const [from, until] = [draft.fields.from.slice(0, 10), draft.fields.until.slice(0, 10)]
      return from === until ? t('notice.day') : `${t('notice.day')} ${spanText(from, until)}`
    }
    case 'openingException':
      return hoursText(draft.fields.hours)
    case 'openingHours':
      return ''
  }
}

/** What the text has stated of allergens, to be checked before it is saved. */
function statedText({ allergens: facts }: MealFields): string[] {
  return (['contains', 'free'] as const).flatMap((state) => {
    const list = allergensThat(facts, state)
      .map((allergen) => sv[`allergen.${allergen}`])
      .join(', ')
    return list === '' ? [] : [t(`row.${state}`, { list })]
  })
}

function hoursText(hours: { from: string; to: string } | null): string {
  return hours
    ? t('opening.open', { from: clockText(hours.from), to: clockText(hours.to) })
    : t('opening.closed')
}

function moreText(draft: Draft, today: string): string {
  const parts: (string | undefined | false)[] = []
  if (draft.type === 'activity') {
    const { recurrence, place, organiser, leader, price, description, start } = draft.fields
    if (recurrence) {
      const first = start.slice(0, 10)
      const often = repeatText(recurrence, first, today)
      parts.push(t('row.repeats', { often, day: dateText(first, today) }))
    }
    parts.push(
      place?.sv,
      organiser.kind !== 'municipality' && (organiser.name ?? formText(`organiser.${organiser.kind}`)),
      leader,
    )
    parts.push(price !== undefined && `${price} kr`, description?.sv)
    if (draft.cancelledOn.length > 0)
      parts.push(
        t('row.cancelled', { dates: draft.cancelledOn.map((date) => dateText(date, today)).join(', ') }),
      )
  } else if (draft.type === 'meal')
    parts.push(draft.fields.price !== undefined && `${draft.fields.price} kr`, ...statedText(draft.fields))
  else if (draft.type === 'openingHours')
    for (const [day, hours] of Object.entries(draft.fields))
      parts.push(`${capitalised(weekdayNames[day as Weekday], 'sv')} ${hoursText(hours).toLowerCase()}`)
  return parts.filter((part) => part).join(' · ')
}

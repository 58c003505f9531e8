import { useState } from 'react'
import type { ActivityFields } from '../../../contract/programme.ts'
import { goalAreas, organiserKinds } from '../../../contract/words.ts'
import { addMinutes, dateOf, minutesBetween, timeOf } from '../../../domain/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { Check } from '../form/Check.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { dateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { t as formText } from '../form/text.ts'
import { wholeNumber } from '../form/typed.ts'
import { emptyWrong, readDate, readSpan, told, useTyped } from './fields.ts'
import { t } from './text.ts'

type Key =
  | 'title'
  | 'day'
  | 'from'
  | 'to'
  | 'place'
  | 'leader'
  | 'organiserName'
  | 'price'
  | 'places'
  | 'description'
type Texts = Readonly<Record<Key, string>>
type Choices = Pick<ActivityFields, 'goalArea' | 'membersOnly'> & {
  organiserKind: ActivityFields['organiser']['kind']
}

/** The fields of an activity of the draft. Told on each change what they come to. */
export function ActivityFieldsForm(props: {
  fields: ActivityFields
  today: string
  onChange: (fields: ActivityFields | null) => void
}) {
  const { fields, today, onChange } = props
  const [choices, setChoices] = useState<Choices>({
    goalArea: fields.goalArea,
    membersOnly: fields.membersOnly,
    organiserKind: fields.organiser.kind,
  })
  const typed = useTyped<Key, ActivityFields>(
    textsOf(fields, today),
    (texts) => read(texts, choices, fields, today),
    onChange,
  )
  const choose = (change: Partial<Choices>) => {
    const after = { ...choices, ...change }
    setChoices(after)
    const result = read(typed.texts, after, fields, today)
    onChange('value' in result ? result.value : null)
  }
  const isRule = fields.recurrence !== undefined
  return (
    <div className="draft-fields">
      <div className="draft-wide">
        <TextField label={t('field.title')} maxLength={120} {...typed.field('title')} />
      </div>
      <DateField label={t(isRule ? 'field.firstDay' : 'field.day')} near={today} {...typed.field('day')} />
      <TimeField label={t('field.from')} {...typed.field('from')} />
      <TimeField label={t('field.to')} {...typed.field('to')} />
      <div className="draft-wide">
        <Choice
          label={t('field.goalArea')}
          value={choices.goalArea}
          options={goalAreas.map((area) => ({
            value: area,
            tone: area,
            content: (
              <>
                <GoalIcon area={area} className="action-icon" /> {sv[`goal.${area}`]}
              </>
            ),
          }))}
          onChange={(goalArea) => choose({ goalArea })}
        />
      </div>
      <div className="draft-wide">
        <Choice
          label={t('field.organiser')}
          value={choices.organiserKind}
          options={organiserKinds.map((kind) => ({ value: kind, content: formText(`organiser.${kind}`) }))}
          onChange={(organiserKind) => choose({ organiserKind })}
        />
      </div>
      {choices.organiserKind !== 'municipality' && (
        <TextField label={t('field.organiserName')} maxLength={80} {...typed.field('organiserName')} />
      )}
      <TextField label={t('field.leader')} maxLength={40} {...typed.field('leader')} />
      <TextField label={t('field.place')} maxLength={200} {...typed.field('place')} />
      <TextField label={t('field.price')} kind="number" maxLength={9} {...typed.field('price')} />
      <TextField label={t('field.places')} kind="number" maxLength={4} {...typed.field('places')} />
      <div className="draft-wide">
        <TextField label={t('field.description')} lines={2} maxLength={500} {...typed.field('description')} />
        <Check checked={choices.membersOnly} onChange={(membersOnly) => choose({ membersOnly })}>
          {t('field.members')}
        </Check>
      </div>
    </div>
  )
}

function textsOf(fields: ActivityFields, today: string): Record<Key, string> {
  return {
    title: fields.title.sv,
    day: dateText(dateOf(fields.start), today),
    from: clockText(fields.start),
    to: clockText(timeOf(addMinutes(fields.start, fields.durationMinutes))),
    place: fields.place?.sv ?? '',
    leader: fields.leader ?? '',
    organiserName: fields.organiser.name ?? '',
    price: fields.price === undefined ? '' : String(fields.price),
    places: fields.places === null ? '' : String(fields.places),
    description: fields.description?.sv ?? '',
  }
}

/** An emptied field is undefined in what comes out, so that it is taken away where it stood. */
function read(
  texts: Texts,
  { goalArea, membersOnly, organiserKind }: Choices,
  before: ActivityFields,
  today: string,
): { value: ActivityFields } | { wrong: Partial<Record<Key, string>> } {
  const day = readDate(texts.day, today)
  const span = readSpan(texts.from, texts.to)
  const price = wholeNumber(texts.price, [0, 100_000])
  const places = wholeNumber(texts.places, [1, 1000])
  const wrong = told<Key>({
    title: emptyWrong(texts.title),
    day: day ? undefined : t('wrong.date'),
    from: 'wrongFrom' in span ? span.wrongFrom : undefined,
    to: 'wrongTo' in span ? span.wrongTo : undefined,
    price: price === null ? t('wrong.number') : undefined,
    places: places === null ? t('wrong.number') : undefined,
  })
  if (Object.keys(wrong).length > 0 || !day || !('from' in span)) return { wrong }
  const sv = (text: string) => (text.trim() === '' ? undefined : { sv: text.trim() })
  const name = organiserKind === 'municipality' ? '' : texts.organiserName.trim()
  return {
    value: {
      ...before,
      title: { sv: texts.title.trim() },
      start: `${day}T${span.from}`,
      durationMinutes: Math.max(5, minutesBetween(span.from, span.to)),
      goalArea,
      membersOnly,
      organiser: { kind: organiserKind, ...(name === '' ? {} : { name }) },
      ...kept(before, 'place', sv(texts.place)),
      ...kept(before, 'leader', texts.leader.trim() || undefined),
      ...kept(before, 'price', price ?? undefined),
      places: places ?? null,
      ...kept(before, 'description', sv(texts.description)),
    },
  }
}

/** A field that never was there stays away; one that was is told to be nothing. */
function kept<K extends keyof ActivityFields>(
  before: ActivityFields,
  key: K,
  value: ActivityFields[K] | undefined,
) {
  return value === undefined && before[key] === undefined ? {} : { [key]: value }
}

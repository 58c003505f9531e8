import { TriangleAlert } from 'lucide-react'
import type { Programme } from '../../../contract/programme.ts'
import { suggestGoalArea } from '../../../domain/goalArea.ts'
import { looksLikePersonalNumber } from '../../../domain/personalNumber.ts'
import { Check } from '../form/Check.tsx'
import { DateField } from '../form/DateField.tsx'
import { Folded } from '../form/Folded.tsx'
import { GoalAreaChoice } from '../form/GoalAreaChoice.tsx'
import { OrganiserFields } from '../form/OrganiserFields.tsx'
import { RoomChoice } from '../form/RoomChoice.tsx'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { TranslationFields } from '../form/TranslationFields.tsx'
import { readDate } from '../form/typed.ts'
import { useSaid } from '../staff.tsx'
import type { Draft } from './draft.ts'
import { RepeatField } from './RepeatField.tsx'
import type { DraftErrors } from './read.ts'
import { t } from './text.ts'

/** The fields of an activity, the usual ones in sight and the rest folded. */
export function ActivityForm(props: {
  draft: Draft
  errors: DraftErrors
  rooms: Programme['rooms']
  today: string
  repeatWords: string
  keptWords: string | null
  warnings: readonly string[]
  /** Whether the goal area is a guess that nobody has confirmed. */
  isSuggested: boolean
  onChange: (part: Partial<Draft>) => void
  onGoalArea: (area: Draft['goalArea'], isSuggested: boolean) => void
}) {
  const { draft, errors, rooms, today, warnings, isSuggested, onChange, onGoalArea } = props
  useSaid(warnings.join(' ') || null)
  const typeTitle = (title: string) => {
    onChange({ title })
    const isOpen = draft.goalArea === null || isSuggested
    if (isOpen) onGoalArea(title.trim().length < 3 ? null : suggestGoalArea(title).goalArea, true)
  }
  return (
    <>
      <TextField
        label={t('panel.name')}
        value={draft.title}
        onChange={typeTitle}
        maxLength={200}
        error={errors.title}
      />
      <DateField
        label={t('panel.day')}
        near={today}
        value={draft.date}
        onChange={(date) => onChange({ date })}
        error={errors.date}
      />
      <div className="panel-pair">
        <TimeField
          label={t('panel.start')}
          value={draft.start}
          onChange={(start) => onChange({ start })}
          error={errors.start}
        />
        <TimeField
          label={t('panel.end')}
          value={draft.end}
          onChange={(end) => onChange({ end })}
          error={errors.end}
        />
      </div>
      {warnings.length > 0 && (
        <ul className="panel-warnings">
          {warnings.map((warning) => (
            <li key={warning}>
              <TriangleAlert aria-hidden className="action-icon" /> {warning}
            </li>
          ))}
        </ul>
      )}
      <RepeatField
        draft={draft}
        date={readDate(draft.date, today)}
        words={props.repeatWords}
        kept={props.keptWords}
        today={today}
        error={errors.until}
        onChange={onChange}
      />
      <GoalAreaChoice
        label={t('panel.goalArea')}
        value={draft.goalArea}
        onChange={(area) => onGoalArea(area, false)}
        error={errors.goalArea}
      />
      {isSuggested && draft.goalArea && <p className="field-hint panel-suggested">{t('panel.suggested')}</p>}
      <OrganiserFields
        value={draft.organiser}
        onChange={(organiser) => onChange({ organiser })}
        errors={{ name: errors.name, leader: errors.leader }}
      />
      <RoomChoice
        rooms={rooms}
        value={draft.where}
        onChange={(where) => onChange({ where })}
        error={errors.place}
      />
      <More draft={draft} errors={errors} onChange={onChange} />
      <TranslationFields
        texts={[
          { key: 'title', label: t('panel.name'), maxLength: 200 },
          { key: 'description', label: t('panel.description'), lines: 3 },
        ]}
        value={draft.translations}
        onChange={(translations) => onChange({ translations })}
        errorOf={(text) => (looksLikePersonalNumber(text) ? errors.translations : undefined)}
      />
    </>
  )
}

function More(props: { draft: Draft; errors: DraftErrors; onChange: (part: Partial<Draft>) => void }) {
  const { draft, errors, onChange } = props
  return (
    <Folded title={t('panel.more')}>
      <div className="panel-pair">
        <TextField
          label={t('panel.places')}
          kind="number"
          hint={t('panel.placesHint')}
          value={draft.places}
          onChange={(places) => onChange({ places })}
          error={errors.places}
        />
        <TextField
          label={t('panel.price')}
          kind="number"
          hint={t('panel.priceHint')}
          value={draft.price}
          onChange={(price) => onChange({ price })}
          error={errors.price}
        />
      </div>
      <TextField
        label={t('panel.access')}
        hint={t('panel.accessHint')}
        value={draft.access}
        onChange={(access) => onChange({ access })}
        maxLength={500}
        error={errors.access}
      />
      <Check checked={draft.membersOnly} onChange={(membersOnly) => onChange({ membersOnly })}>
        {t('panel.membersOnly')}
      </Check>
      <TextField
        label={t('panel.description')}
        lines={4}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        maxLength={500}
        error={errors.description}
      />
    </Folded>
  )
}

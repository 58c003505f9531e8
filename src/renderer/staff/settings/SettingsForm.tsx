import { useState } from 'react'
import type { KioskSettings, SomeSettings } from '../../../contract/staff/settings.ts'
import { failureText } from '../failureText.ts'
import { Block } from '../form/Block.tsx'
import { Choice } from '../form/Choice.tsx'
import { SaveRow } from '../form/SaveRow.tsx'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { useDraft } from '../form/useDraft.ts'
import { useWrongFocus } from '../form/useWrongFocus.ts'
import { useStaff } from '../staff.tsx'
import { changeOf, type Draft, draftOf, type Errors, insisting, settingsOf } from './draft.ts'
import { MetDialog } from './MetDialog.tsx'
import { t } from './text.ts'
import './settings.css'

interface PartProps {
  draft: Draft
  errors: Errors
  set: (patch: Partial<Draft>) => void
}

/** All that is set for the screen; of it, what has been changed is saved as one. */
export function SettingsForm(props: { settings: KioskSettings; onSaved: () => void }) {
  const { ask } = useStaff()
  const { base, draft, isTouched, set, settle, goOnFrom, reset } = useDraft(draftOf(props.settings))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const { root, leadToWrong } = useWrongFocus<HTMLFormElement>()
  const [theirs, setTheirs] = useState<SomeSettings | null>(null)
  const read = settingsOf(draft)
  const errors = tried && 'errors' in read ? read.errors : {}

  const change = (patch: Partial<Draft>) => {
    setIsSaved(false)
    set(patch)
  }
  /** @param over what somebody else has set, and this person has seen and overrules */
  const save = async (over: SomeSettings = {}) => {
    setTried(true)
    const stood = settingsOf(base)
    if (busy || 'errors' in stood) return
    if ('errors' in read) {
      setFailure(null)
      return leadToWrong()
    }
    setBusy(true)
    const change = insisting(changeOf(stood.settings, read.settings), over)
    const answer = await ask((client) => client.settings.save(change))
    setBusy(false)
    setTheirs(answer.failure?.code === 'CHANGED_MEANWHILE' ? answer.failure.data.theirs : null)
    setFailure(answer.failure ? failureText(answer.failure.code) : null)
    if (answer.failure) return
    setTried(false)
    setIsSaved(true)
    settle()
    props.onSaved()
  }
  const wrong = Object.keys(errors).length > 0 ? t('settings.see') : undefined
  const part = { draft, errors, set: change }
  return (
    <form
      ref={root}
      className="settings"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {theirs && 'settings' in read && (
        <MetDialog
          theirs={theirs}
          onKeepTheirs={() => {
            const stood = settingsOf(base)
            setTheirs(null)
            setFailure(null)
            if ('settings' in stood)
              goOnFrom(draftOf({ ...stood.settings, ...theirs }), draftOf({ ...read.settings, ...theirs }))
          }}
          onUseMine={() => void save(theirs)}
        />
      )}
      <Mounting {...part} />
      <Times {...part} />
      <Keys {...part} />
      <div className="settings-foot">
        <SaveRow
          busy={busy}
          error={failure ?? wrong}
          said={isSaved && !isTouched ? t('settings.saved') : undefined}
          onCancel={reset}
          idle={!isTouched}
        />
      </div>
    </form>
  )
}

function Mounting({ draft, errors, set }: PartProps) {
  return (
    <Block title={t('panel.title')} intro={t('panel.intro')}>
      <div className="block-pair">
        <TextField
          label={t('panel.inches')}
          hint={t('panel.inchesHint')}
          kind="number"
          maxLength={6}
          value={draft.inches}
          onChange={(inches) => set({ inches })}
          error={errors.inches}
        />
        <TextField
          label={t('panel.bottom')}
          hint={t('panel.bottomHint')}
          kind="number"
          maxLength={6}
          value={draft.bottomCm}
          onChange={(bottomCm) => set({ bottomCm })}
          error={errors.bottomCm}
        />
      </div>
      <Choice
        label={t('panel.turned')}
        hint={t('panel.turnedHint')}
        value={draft.turned}
        onChange={(turned) => set({ turned })}
        options={(['no', 'left', 'right'] as const).map((value) => ({
          value,
          content: t(`turned.${value}`),
        }))}
      />
    </Block>
  )
}

function Times({ draft, errors, set }: PartProps) {
  const { hours } = draft
  return (
    <Block title={t('time.title')}>
      <div className="block-pair">
        <TextField
          label={t('time.visitor')}
          hint={t('time.visitorHint')}
          kind="number"
          maxLength={4}
          value={draft.visitorSeconds}
          onChange={(visitorSeconds) => set({ visitorSeconds })}
          error={errors.visitorSeconds}
        />
        <TextField
          label={t('time.staff')}
          hint={t('time.staffHint')}
          kind="number"
          maxLength={3}
          value={draft.staffMinutes}
          onChange={(staffMinutes) => set({ staffMinutes })}
          error={errors.staffMinutes}
        />
      </div>
      <Choice
        label={t('time.hours')}
        hint={t('time.hoursHint')}
        value={hours.isSet ? 'between' : 'always'}
        onChange={(when) => set({ hours: { ...hours, isSet: when === 'between' } })}
        options={(['always', 'between'] as const).map((value) => ({ value, content: t(`hours.${value}`) }))}
      />
      {hours.isSet && (
        <div className="block-pair settings-hours">
          <TimeField
            label={t('hours.from')}
            value={hours.from}
            onChange={(from) => set({ hours: { ...hours, from } })}
            error={errors.from}
          />
          <TimeField
            label={t('hours.to')}
            value={hours.to}
            onChange={(to) => set({ hours: { ...hours, to } })}
            error={errors.to}
          />
        </div>
      )}
    </Block>
  )
}

function Keys({ draft, set }: PartProps) {
  return (
    <Block title={t('keys.title')}>
      <Choice
        label={t('keys.reader')}
        hint={t('keys.readerHint')}
        value={draft.cardReader}
        onChange={(cardReader) => set({ cardReader })}
        options={(['enter', 'tab', 'none'] as const).map((value) => ({
          value,
          content: t(`reader.${value}`),
        }))}
      />
      <Choice
        label={t('keys.keyboard')}
        hint={t('keys.keyboardHint')}
        value={draft.screenKeyboard}
        onChange={(screenKeyboard) => set({ screenKeyboard })}
        options={(['touch', 'always', 'never'] as const).map((value) => ({
          value,
          content: t(`keyboard.${value}`),
        }))}
      />
    </Block>
  )
}

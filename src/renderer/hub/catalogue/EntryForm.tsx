import { type ORPCError, safe } from '@orpc/client'
import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { sameJson } from '../../../domain/sameJson.ts'
import { Action } from '../../staff/form/Action.tsx'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { GoalAreaChoice } from '../../staff/form/GoalAreaChoice.tsx'
import { OrganiserFields } from '../../staff/form/OrganiserFields.tsx'
import { TextField } from '../../staff/form/TextField.tsx'
import { TranslatedField } from '../../staff/form/TranslatedField.tsx'
import { useWrongFocus } from '../../staff/form/useWrongFocus.ts'
import { UnsavedDialog } from '../../staff/shell/UnsavedDialog.tsx'
import { t as common } from '../../staff/text.ts'
import { useHub } from '../hub.tsx'
import { type EntryDraft, type EntryErrors, entryDraftOf, readEntry } from './entryDraft.ts'
import { venuesText } from './entryText.ts'
import { t } from './text.ts'

/** Writes an entry of the catalogue, or one that is there already. */
export function EntryForm(props: { entry: CatalogueEntry | null; onClose: () => void; onDone: () => void }) {
  const { entry, onClose, onDone } = props
  const { client } = useHub()
  const [first] = useState(() => entryDraftOf(entry?.fields ?? null))
  const [id] = useState(() => entry?.id ?? crypto.randomUUID())
  const [draft, setDraft] = useState(first)
  const [errors, setErrors] = useState<EntryErrors & { whole?: string }>({})
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const { root, leadToWrong } = useWrongFocus<HTMLFormElement>()
  const close = () => (sameJson(first, draft) ? onClose() : setAsking(true))
  const change = (part: Partial<EntryDraft>) => {
    setErrors({})
    setDraft((before) => ({ ...before, ...part }))
  }
  const send = async () => {
    const read = readEntry(draft)
    if ('errors' in read) {
      setErrors(read.errors)
      leadToWrong()
      return
    }
    if (busy) return
    setBusy(true)
    const { fields } = read
    const result = await safe(client.catalogue.save({ id, seen: entry?.ver ?? null, fields }))
    setBusy(false)
    if (result.isSuccess) return onDone()
    setErrors(result.isDefined ? refusal(result.error) : { whole: t('catalogue.notSaved') })
    leadToWrong()
  }
  return (
    <>
      <Dialog title={t(entry ? 'entry.change' : 'entry.new')} onClose={close} wide>
        <form
          ref={root}
          className="block-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <Fields draft={draft} errors={errors} onChange={change} />
          {entry && entry.taken.length > 0 && (
            <p className="muted">{t('entry.taken', { venues: venuesText(entry) })}</p>
          )}
          {errors.whole && (
            <p role="alert" className="field-error">
              {errors.whole}
            </p>
          )}
          <div className="dialog-actions">
            <Action onPress={close}>{common('save.cancel')}</Action>
            <Action look="strong" submit busy={busy}>
              {common('save.save')}
            </Action>
          </div>
        </form>
      </Dialog>
      {asking && (
        <UnsavedDialog
          name={draft.title.sv.trim() || null}
          onStay={() => setAsking(false)}
          onDrop={onClose}
        />
      )}
    </>
  )
}

type Refusal =
  | ORPCError<'CHANGED_MEANWHILE', unknown>
  | ORPCError<'NOT_ALLOWED', unknown>
  | ORPCError<'PERSONAL_NUMBER', { field: string }>

function refusal(error: Refusal): EntryErrors & { whole?: string } {
  if (error.code === 'CHANGED_MEANWHILE') return { whole: t('entry.meanwhile') }
  if (error.code !== 'PERSONAL_NUMBER') return { whole: t('catalogue.notSaved') }
  const { field } = error.data
  const text = t('entry.personalNumber')
  if (field === 'title' || field === 'description' || field === 'access' || field === 'tags')
    return { [field]: text }
  return { whole: text }
}

function Fields(props: {
  draft: EntryDraft
  errors: EntryErrors
  onChange: (part: Partial<EntryDraft>) => void
}) {
  const { draft, errors, onChange } = props
  return (
    <>
      <TranslatedField
        label={t('entry.title')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        maxLength={200}
        error={errors.title}
      />
      <TranslatedField
        label={t('entry.description')}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        lines={4}
        maxLength={500}
        error={errors.description}
      />
      <GoalAreaChoice
        label={t('entry.goalArea')}
        value={draft.goalArea}
        onChange={(goalArea) => onChange({ goalArea })}
        error={errors.goalArea}
      />
      <div className="block-pair">
        <OrganiserFields value={draft.organiser} onChange={(organiser) => onChange({ organiser })} />
      </div>
      <div className="block-pair">
        <TextField
          label={t('entry.minutes')}
          kind="number"
          value={draft.minutes}
          onChange={(minutes) => onChange({ minutes })}
          error={errors.minutes}
        />
        <TextField
          label={t('entry.places')}
          kind="number"
          hint={t('entry.placesHint')}
          value={draft.places}
          onChange={(places) => onChange({ places })}
          error={errors.places}
        />
        <TextField
          label={t('entry.price')}
          kind="number"
          hint={t('entry.priceHint')}
          value={draft.price}
          onChange={(price) => onChange({ price })}
          error={errors.price}
        />
      </div>
      <TranslatedField
        label={t('entry.access')}
        value={draft.access}
        onChange={(access) => onChange({ access })}
        maxLength={500}
        error={errors.access}
      />
      <TextField
        label={t('entry.tags')}
        hint={t('entry.tagsHint')}
        value={draft.tags}
        onChange={(tags) => onChange({ tags })}
        maxLength={330}
        error={errors.tags}
      />
    </>
  )
}

import { venueId } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { Block } from '../form/Block.tsx'
import { SaveRow } from '../form/SaveRow.tsx'
import { TextField } from '../form/TextField.tsx'
import { TranslatedField } from '../form/TranslatedField.tsx'
import { t as form } from '../form/text.ts'
import { draftOf, lacksSwedish, textOf } from '../form/translated.ts'
import { useDraft } from '../form/useDraft.ts'
import { useSaving } from '../form/useSaving.ts'
import { KindChoice } from './KindChoice.tsx'
import { t } from './text.ts'

const fieldNames = ['name', 'address', 'phone', 'contactName', 'kitchenContact', 'access']

function draftOfVenue(venue: NonNullable<Programme['venue']>) {
  const { name, kind, address = '', phone = '', contactName = '', kitchenContact = '' } = venue
  return { name, kind, address, phone, contactName, kitchenContact, access: draftOf(venue.access) }
}

type Draft = ReturnType<typeof draftOfVenue>

function fieldsOf({ kind, access, ...texts }: Draft) {
  const written = Object.entries(texts).map(([field, text]) => [field, text.trim() || null] as const)
  return { ...Object.fromEntries(written), kind, access: textOf(access) }
}

/** What the house is called, where it is, and whom one calls. */
export function About({ venue, onDone }: { venue: NonNullable<Programme['venue']>; onDone: () => void }) {
  const { base, draft, isTouched, set, settle, reset } = useDraft(draftOfVenue(venue))
  const saving = useSaving()
  const isNameless = draft.name.trim() === ''
  const noSwedish = lacksSwedish(draft.access) ? form('translations.noSwedish') : undefined
  const save = async () => {
    if (isNameless || noSwedish) return
    const changes = formChange('venue', venueId, fieldsOf(base), fieldsOf(draft))
    const ended = await saving.run({ kind: 'changed', changes, what: t('place.saved') })
    if (ended === 'done') settle()
    if (ended === 'theirs') reset()
    if (ended !== 'failed') onDone()
  }
  const text = (field: 'address' | 'phone' | 'contactName' | 'kitchenContact') => ({
    name: field,
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    error: saving.errorAt(field),
  })
  return (
    <Block title={t('about.title')}>
      <form
        className="block-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="block-pair">
          <TextField
            label={t('about.name')}
            name="name"
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={80}
            error={isNameless ? t('about.noName') : saving.errorAt('name')}
          />
          <TextField label={t('about.address')} maxLength={120} {...text('address')} />
        </div>
        <div className="block-pair">
          <TextField
            label={t('about.phone')}
            hint={t('about.phoneHint')}
            kind="phone"
            maxLength={30}
            {...text('phone')}
          />
          <TextField
            label={t('about.contact')}
            hint={t('about.contactHint')}
            maxLength={40}
            {...text('contactName')}
          />
          <TextField
            label={t('about.kitchen')}
            hint={t('about.kitchenHint')}
            maxLength={40}
            {...text('kitchenContact')}
          />
        </div>
        <KindChoice kind={draft.kind} onChange={(kind) => set({ kind })} />
        <TranslatedField
          label={t('about.access')}
          hint={t('about.accessHint')}
          name="access"
          value={draft.access}
          onChange={(access) => set({ access })}
          lines={3}
          maxLength={500}
          error={noSwedish ?? saving.errorAt('access')}
        />
        <SaveRow busy={saving.busy} error={saving.other(fieldNames)} onCancel={reset} idle={!isTouched} />
      </form>
    </Block>
  )
}

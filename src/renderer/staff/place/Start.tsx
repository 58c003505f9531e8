import { useState } from 'react'
import { venueId } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { TextField } from '../form/TextField.tsx'
import { useSaving } from '../form/useSaving.ts'
import { useStaff, useUnsaved } from '../staff.tsx'
import { KindChoice } from './KindChoice.tsx'
import { t } from './text.ts'

/** Nothing has been set up: the name comes first. */
export function Start({ onDone }: { onDone: () => void }) {
  const { view } = useStaff().day
  // A hub knows what the venue is called; a screen that shows the example does not.
  const known = view && !view.venue.example ? view.venue.name : ''
  const [name, setName] = useState(known)
  const [kind, setKind] = useState<NonNullable<Programme['venue']>['kind']>('fixed')
  const [missing, setMissing] = useState(false)
  const saving = useSaving()
  useUnsaved(name.trim() !== known, name.trim())
  const begin = async () => {
    const isMissing = name.trim() === ''
    setMissing(isMissing)
    if (isMissing) return
    const changes = formChange('venue', venueId, null, { name: name.trim(), kind })
    const ended = await saving.run({
      kind: 'added',
      changes,
      what: t('start.what', { name: name.trim() }),
    })
    if (ended !== 'failed') onDone()
  }
  return (
    <Block title={t('start.title')} intro={t('start.intro')}>
      <form
        className="block-form"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <TextField
          label={t('about.name')}
          name="name"
          value={name}
          onChange={setName}
          maxLength={80}
          error={missing ? t('about.noName') : saving.errorAt('name')}
        />
        <KindChoice kind={kind} onChange={setKind} />
        <div className="block-actions">
          <p role="alert" className="field-error block-said">
            {saving.other(['name'])}
          </p>
          <Action look="strong" submit busy={saving.busy}>
            {t('start.done')}
          </Action>
        </div>
      </form>
    </Block>
  )
}

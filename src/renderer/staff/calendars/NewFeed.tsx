import { useState } from 'react'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { TextField } from '../form/TextField.tsx'
import { useClosing } from '../form/useClosing.ts'
import { useFocusOn } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { t } from './text.ts'

interface Errors {
  organiser?: string
  url?: string
  other?: string
}

/** Follows an association's calendar from now on; it is fetched at once. */
export function NewFeed({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { ask } = useStaff()
  const [organiser, setOrganiser] = useState('')
  const [url, setUrl] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const part = useFocusOn<HTMLFormElement>()
  const close = useClosing({ organiser, url }, onClose, { name: organiser })
  const follow = async () => {
    const found: Errors = {
      ...(organiser.trim() === '' && { organiser: t('feeds.noOrganiser') }),
      ...(url.trim() === '' && { url: t('feeds.noUrl') }),
    }
    setErrors(found)
    if (busy || found.organiser || found.url) return
    setBusy(true)
    const { failure } = await ask((client) => client.calendars.subscribe({ organiser, url: url.trim() }))
    setBusy(false)
    if (!failure) {
      onDone()
      return onClose()
    }
    if (failure.code === 'BAD_ADDRESS') return setErrors({ url: t('feeds.badUrl') })
    const text = failureText(failure.code)
    const field = failure.code === 'PERSONAL_NUMBER' ? failure.data.field : 'other'
    setErrors({ [field === 'organiser' || field === 'url' ? field : 'other']: text })
  }
  return (
    <form
      ref={part}
      className="block-form block-inner"
      aria-label={t('feeds.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void follow()
      }}
    >
      <TextField
        label={t('feeds.organiser')}
        hint={t('feeds.organiserHint')}
        value={organiser}
        onChange={setOrganiser}
        maxLength={80}
        error={errors.organiser}
      />
      <TextField
        label={t('feeds.url')}
        hint={t('feeds.urlHint')}
        kind="address"
        value={url}
        onChange={setUrl}
        maxLength={2000}
        error={errors.url}
      />
      <div className="block-actions">
        <p role="alert" className="block-said field-error">
          {errors.other}
        </p>
        <Action onPress={close}>{common('save.cancel')}</Action>
        <Action look="strong" submit busy={busy}>
          {t(busy ? 'feeds.following' : 'feeds.follow')}
        </Action>
      </div>
    </form>
  )
}

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { SaveRow } from '../form/SaveRow.tsx'
import { TextField } from '../form/TextField.tsx'
import { TranslatedField } from '../form/TranslatedField.tsx'
import { draftOf, textOf } from '../form/translated.ts'
import { useClosing } from '../form/useClosing.ts'
import { useFocusOn } from '../form/useFocusOn.ts'
import { useSaving } from '../form/useSaving.ts'
import { t as common } from '../text.ts'
import { Preview } from './Preview.tsx'
import { readLink } from './readLink.ts'
import { t } from './text.ts'

const fieldNames = ['title', 'text', 'phone', 'link']

/** A page of help, new or known, beside what visitors will see. */
export function InfoForm(props: {
  page: Programme['infoPages'][number] | null
  /** Of a new page. */
  order: number
  /** Its id for `useOpened`. */
  form: string
  onDone: () => void
  onClose: () => void
}) {
  const { page, order, form, onDone, onClose } = props
  // As it stood when the form was opened: what somebody else changes meanwhile shall be noticed.
  const [opened] = useState(page)
  const [title, setTitle] = useState(() => draftOf(opened?.title))
  const [text, setText] = useState(() => draftOf(opened?.text))
  const [phone, setPhone] = useState(opened?.phone ?? '')
  const [link, setLink] = useState(opened?.link ?? '')
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const saving = useSaving()
  const part = useFocusOn<HTMLFormElement>()
  const close = useClosing({ title, text, phone, link }, onClose, { name: title.sv, form })
  const [words, heading, address] = [textOf(text), textOf(title), readLink(link)]

  const end = (ended: 'done' | 'theirs' | 'failed') => {
    if (ended === 'failed') return
    onDone()
    onClose()
  }
  const save = async () => {
    setTried(true)
    if (!words || !heading || address === 'bad') return
    const fields = { title: heading, text: words, phone: phone.trim() || null, link: address }
    const changes = formChange(
      'infoPage',
      opened?.id ?? crypto.randomUUID(),
      opened,
      opened ? fields : { ...fields, order },
    )
    const what = t(opened ? 'info.changed' : 'info.added', { title: heading.sv })
    end(await saving.run({ kind: opened ? 'changed' : 'added', changes, what }))
  }
  const remove = async () => {
    setRemoving(false)
    if (!opened) return
    const what = t('info.removed', { title: opened.title.sv })
    const changes = [{ do: 'delete', type: 'infoPage', id: opened.id } as const]
    end(await saving.run({ kind: 'removed', changes, what }))
  }

  return (
    <form
      ref={part}
      className="block info-edit"
      aria-label={opened ? t('info.editOf', { title: opened.title.sv }) : t('info.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="block-form">
        <TranslatedField
          label={t('info.name')}
          value={title}
          onChange={setTitle}
          maxLength={80}
          error={tried && !heading ? t('info.noName') : saving.errorAt('title')}
        />
        <TranslatedField
          label={t('info.text')}
          hint={t('info.textHint')}
          value={text}
          onChange={setText}
          lines={5}
          maxLength={500}
          error={tried && !words ? t('info.noText') : saving.errorAt('text')}
        />
        <TextField
          label={t('info.phone')}
          kind="phone"
          value={phone}
          onChange={setPhone}
          maxLength={30}
          error={saving.errorAt('phone')}
        />
        <TextField
          label={t('info.link')}
          hint={t('info.linkHint')}
          kind="address"
          value={link}
          onChange={setLink}
          maxLength={300}
          error={tried && address === 'bad' ? t('info.badLink') : saving.errorAt('link')}
        />
      </div>
      <Preview
        title={title.sv}
        text={text.sv}
        phone={phone.trim()}
        link={address === 'bad' ? null : address}
      />
      <div className="info-foot">
        <SaveRow busy={saving.busy} error={saving.other(fieldNames)} onCancel={close}>
          {opened && (
            <Action look="danger" icon={Trash2} onPress={() => setRemoving(true)}>
              {t('info.remove')}
            </Action>
          )}
        </SaveRow>
      </div>
      {removing && opened && (
        <Dialog title={t('info.removeTitle', { title: opened.title.sv })} onClose={() => setRemoving(false)}>
          <p>{t('info.removeText')}</p>
          <div className="dialog-actions">
            <Action onPress={() => setRemoving(false)}>{common('save.cancel')}</Action>
            <Action look="danger" onPress={() => void remove()}>
              {t('info.remove')}
            </Action>
          </div>
        </Dialog>
      )}
    </form>
  )
}

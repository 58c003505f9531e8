import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { momentText } from '../times.ts'
import { t } from './text.ts'

/** A person's link, which is shown this once. */
export interface PersonLink {
  name: string
  link: string
  expires: number
}

export function LinkDialog({ name, link, expires, onClose }: PersonLink & { onClose: () => void }) {
  const [isCopied, setIsCopied] = useState(false)
  // Browsers give it by https and on this machine alone.
  const clipboard: Clipboard | undefined = navigator.clipboard
  const copy = () =>
    clipboard?.writeText(link).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  return (
    <Dialog title={t('link.title', { name })} onClose={onClose}>
      <p>{t('link.text', { name, time: momentText(expires) })}</p>
      <label className="person-link">
        {t('link.link')}
        <input className="code-link" readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <div className="dialog-actions">
        {clipboard !== undefined && (
          <Button className="hub-button" onPress={copy}>
            {t(isCopied ? 'link.copied' : 'link.copy')}
          </Button>
        )}
        <Button className="hub-button hub-main" onPress={onClose}>
          {t('link.done')}
        </Button>
      </div>
    </Dialog>
  )
}

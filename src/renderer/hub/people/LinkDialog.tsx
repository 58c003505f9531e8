import { Button } from 'react-aria-components/Button'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { LinkToCopy } from '../form/LinkToCopy.tsx'
import { momentText } from '../times.ts'
import { t } from './text.ts'

/** A person's link, which is shown this once. */
export interface PersonLink {
  name: string
  link: string
  expires: number
}

export function LinkDialog({ name, link, expires, onClose }: PersonLink & { onClose: () => void }) {
  return (
    <Dialog title={t('link.title', { name })} onClose={onClose}>
      <p>{t('link.text', { time: momentText(expires) })}</p>
      <LinkToCopy link={link} />
      <div className="dialog-actions">
        <Button className="hub-button hub-main" onPress={onClose}>
          {t('link.done')}
        </Button>
      </div>
    </Dialog>
  )
}

import { useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { t } from '../text.ts'
import './form.css'

/** A link that is to be taken somewhere else: to be read, and copied by a button. Where the browser refuses, it is marked for whoever copies by hand. */
export function LinkToCopy({ link }: { link: string }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const mark = () => {
    field.current?.select()
    setSaid(t('link.marked'))
  }
  const copy = () => {
    setSaid('')
    // Browsers give it by https and on this machine alone.
    const clipboard: Clipboard | undefined = navigator.clipboard
    if (clipboard === undefined) mark()
    else clipboard.writeText(link).then(() => setSaid(t('link.copied')), mark)
  }
  return (
    <div className="link-to-copy">
      <label className="link-label" htmlFor={id}>
        {t('link.link')}
      </label>
      <input
        id={id}
        ref={field}
        className="code-link"
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button className="hub-button" onPress={copy}>
        {t('link.copy')}
      </Button>
      <p role="status">{said}</p>
    </div>
  )
}

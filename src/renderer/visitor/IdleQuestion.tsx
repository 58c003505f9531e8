import { useEffect, useRef } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { useSettle } from '../ui/Screen.tsx'

/**
 * "Are you still there?" over the lower part of the screen. A touch anywhere is a yes. It is a dialogue of the browser's own, so
 * that nothing under it can be reached meanwhile and the focus comes back afterwards.
 */
export function IdleQuestion({ onStay }: { onStay: () => void }) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const settle = useRef(useSettle())
  useEffect(() => {
    settle.current()
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key reaches the button; the click is for a finger that missed it.
    <dialog
      ref={dialog}
      className="idle"
      aria-labelledby="idle-question"
      onCancel={(event) => {
        event.preventDefault()
        onStay()
      }}
      onClick={(event) => event.target === event.currentTarget && onStay()}
    >
      <div className="idle-panel">
        <h2 id="idle-question">{t('idle.question')}</h2>
        <Button look="strong" onPress={onStay}>
          {t('idle.stay')}
        </Button>
      </div>
    </dialog>
  )
}

import { useEffect, useRef } from 'react'
import { Door, type DoorProps } from './Door.tsx'
import { t } from './text.ts'

/**
 * The door over what somebody had open when the engine forgot them. A dialogue of the browser's own, since it must lie over those that
 * stand open there.
 * @param idleSeconds rest after which nobody is waited for any more
 */
export function DoorOver(props: DoorProps & { idleSeconds: number }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="door-over"
      aria-label={t('door.kept')}
      onCancel={(event) => event.preventDefault()}
      // A browser lets nobody be held in a dialogue by Escape; the way out of this one is the door's own.
      onClose={() => dialog.current?.showModal()}
    >
      <Door {...props} text={t('door.kept')} />
    </dialog>
  )
}

import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A question that must be answered before anything else. The browser's own dialogue: nothing under it can be reached, Escape closes
 * it, and the focus comes back afterwards.
 */
export function Dialog(props: { title: string; onClose: () => void; wide?: boolean; children: ReactNode }) {
  const { title, onClose, wide = false, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // A stray Enter must not do what cannot be meant by chance.
    if (document.activeElement?.matches('[data-look="danger"]'))
      shown?.querySelector<HTMLElement>('.action:not([data-look="danger"])')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-wide={wide || undefined}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // It closes this dialogue, and not also what lies under it.
        if (event.key === 'Escape') event.stopPropagation()
      }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-panel">
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'

/** A question over the page. The browser's own dialogue: nothing under it can be reached, Escape closes it, and the focus goes back to what opened it. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { title, onClose, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const opener = useRef<Element | null>(null)
  const id = useId()
  useLayoutEffect(() => {
    opener.current = document.activeElement
    dialog.current?.showModal()
  }, [])
  // A browser gives nothing back from a dialogue that is taken away.
  useEffect(
    () => () => {
      const was = opener.current
      if (was instanceof HTMLElement && was.isConnected) was.focus()
    },
    [],
  )
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

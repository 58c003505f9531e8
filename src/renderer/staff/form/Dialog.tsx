import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { after } from '../../live/after.ts'
import { isFocusLost } from '../../ui/isFocusLost.ts'
import { settleMs } from '../../ui/press.ts'
import { Settling, useSettle } from '../../ui/Screen.tsx'
import './dialog.css'

export interface DialogProps {
  title: string
  onClose: () => void
  wide?: boolean
  children: ReactNode
}

/** A little longer than its buttons wait, so that what can be pressed also counts. */
const newMs = settleMs + 20

/** Shows it over all else that is open, but under the dialogues that came after it, which stand later in the page. */
function show(dialog: HTMLDialogElement) {
  dialog.showModal()
  for (const other of document.querySelectorAll<HTMLDialogElement>('dialog[open]'))
    if (dialog.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) {
      other.close()
      other.showModal()
    }
}

/** Gives the focus back to what had it, or to the page where that has gone; not if something else has taken it. */
function giveBack(opener: Element | null) {
  if (opener instanceof HTMLElement && opener.isConnected && isFocusLost()) opener.focus()
  if (opener === document.body) return
  // After those dialogues that go at the same time and know better.
  queueMicrotask(() => {
    if (isFocusLost()) document.querySelector<HTMLElement>('main')?.focus()
  })
}

/**
 * A question that must be answered before anything else. The browser's own dialogue: nothing under it can be reached, Escape asks to
 * close it, and the focus comes back afterwards. While it is new it takes no press (access.md 2).
 */
export function Dialog(props: DialogProps) {
  return (
    <Settling>
      <Standing {...props} />
    </Settling>
  )
}

function Standing({ title, onClose, wide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const settle = useRef(useSettle())
  const [isNew, setNew] = useState(true)
  const opener = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    opener.current = document.activeElement
    shown?.showModal()
    settle.current()
    // A stray Enter must not do what cannot be meant by chance.
    if (document.activeElement?.matches('[data-look="danger"]'))
      shown?.querySelector<HTMLElement>('.action:not([data-look="danger"])')?.focus()
    return after(newMs, () => setNew(false))
  }, [])
  // After it has gone from the page: a browser gives nothing back from a dialogue that is taken away, and a focus that moves before
  // that is not seen by what it comes to.
  useEffect(() => () => giveBack(opener.current), [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-wide={wide || undefined}
      data-new={isNew || undefined}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // It closes this dialogue, and not also what lies under it.
        if (event.key === 'Escape') event.stopPropagation()
      }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={({ currentTarget }) => {
        // A browser lets nobody be held by Escape; whether this one goes is for whoever shows it to say.
        if (!currentTarget.open) show(currentTarget)
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

export type WritingField = HTMLInputElement | HTMLTextAreaElement

const written = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', ''])

/** The field that an element is, where it is one that is written in; `inputmode="none"` has keys of its own. */
export function writingField(element: EventTarget | null): WritingField | null {
  if (element instanceof HTMLTextAreaElement) return element.readOnly ? null : element
  if (!(element instanceof HTMLInputElement)) return null
  const isOurs = written.has(element.type) && element.inputMode !== 'none' && !element.readOnly
  return isOurs ? element : null
}

/** Whether a field takes digits alone. */
export function takesDigits({ inputMode }: WritingField): boolean {
  return inputMode === 'numeric' || inputMode === 'decimal' || inputMode === 'tel'
}

/** Whether what is written next begins a text that begins with a large letter, as its field says. */
export function beginsLarge({ autocapitalize, value }: WritingField): boolean {
  return autocapitalize === 'sentences' && value.trim() === ''
}

/** Writes at the caret, in place of what is marked; the field and whoever listens to it hear of it as of any typing. */
export function writeInto(field: WritingField, text: string): void {
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  const room = field.maxLength < 0 ? text.length : field.maxLength - field.value.length + (end - start)
  if (room < text.length) return
  field.setRangeText(text, start, end, 'end')
  tell(field, 'insertText', text)
}

/** Takes away what is marked, or the character before the caret. */
export function eraseIn(field: WritingField): void {
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  const before = [...field.value.slice(0, start)]
  const from = start === end ? start - (before.at(-1)?.length ?? 0) : start
  field.setRangeText('', from, end, 'end')
  tell(field, 'deleteContentBackward', null)
}

/** A new line where there can be several; else sends the form that the field stands in. */
export function enterIn(field: WritingField): void {
  if (field instanceof HTMLTextAreaElement) writeInto(field, '\n')
  else field.form?.requestSubmit()
}

/** Moves the caret by whole characters. */
export function moveCaret(field: WritingField, step: -1 | 1): void {
  const at = (step < 0 ? field.selectionStart : field.selectionEnd) ?? 0
  const next = step < 0 ? [...field.value.slice(0, at)].at(-1) : [...field.value.slice(at)][0]
  const to = at + step * (next?.length ?? 0)
  field.setSelectionRange(to, to)
}

function tell(field: WritingField, inputType: string, data: string | null): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }))
}

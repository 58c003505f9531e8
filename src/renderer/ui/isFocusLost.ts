/** Whether nothing has the focus: what had it has gone. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** A list in which what stands open for change stays, as it stood then, also when somebody else takes it away: what is typed is not lost unasked. */
export function withOpened<T extends { id: string }>(list: readonly T[], opened: T | 'new' | null): T[] {
  const isGone = opened !== null && opened !== 'new' && !list.some(({ id }) => id === opened.id)
  return isGone ? [...list, opened] : [...list]
}

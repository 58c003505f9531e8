import { useSaid } from '../staff.tsx'

/** What has come of something, in sight and said aloud by a reader of the screen; nothing stands there while `text` is null. */
export function Said({ text, className }: { text: string | null | undefined; className?: string }) {
  useSaid(text ?? null)
  return text ? <p className={className}>{text}</p> : null
}

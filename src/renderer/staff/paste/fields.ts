import { useState } from 'react'
import { readDate, readTime } from '../form/typed.ts'
import { t } from './text.ts'

/** The texts of a form's fields as they stand, and what is wrong with each. */
export interface Typed<K extends string> {
  texts: Readonly<Record<K, string>>
  wrong: Readonly<Partial<Record<K, string>>>
  /** What a field takes: its text, its change and its error. */
  field(key: K): { value: string; onChange: (text: string) => void; error?: string }
}

/**
 * Keeps what is typed, and tells the row each time what it comes to, or null while something cannot be saved.
 * @param read gives what the texts come to, or what is wrong, field by field
 */
export function useTyped<K extends string, T>(
  initial: Record<K, string>,
  read: (texts: Readonly<Record<K, string>>) => { value: T } | { wrong: Partial<Record<K, string>> },
  onChange: (value: T | null) => void,
): Typed<K> {
  const [texts, setTexts] = useState<Readonly<Record<K, string>>>(initial)
  const result = read(texts)
  const wrong: Partial<Record<K, string>> = 'wrong' in result ? result.wrong : {}
  return {
    texts,
    wrong,
    field: (key) => ({
      value: texts[key],
      onChange: (text) => {
        const after = { ...texts, [key]: text }
        setTexts(after)
        const now = read(after)
        onChange('value' in now ? now.value : null)
      },
      ...(wrong[key] === undefined ? {} : { error: wrong[key] }),
    }),
  }
}

export function emptyWrong(text: string): string | undefined {
  return text.trim() === '' ? t('wrong.empty') : undefined
}

/** Both times of a span, or what is wrong with each. */
export function readSpan(
  from: string,
  to: string,
): { from: string; to: string } | { wrongFrom?: string; wrongTo?: string } {
  const [begins, ends] = [readTime(from), readTime(to)]
  if (begins === null || ends === null)
    return {
      ...(begins === null ? { wrongFrom: t('wrong.time') } : {}),
      ...(ends === null ? { wrongTo: t('wrong.time') } : {}),
    }
  return begins < ends ? { from: begins, to: ends } : { wrongTo: t('wrong.order') }
}

export { readDate }

/** Without the entries that are undefined. */
export function told<K extends string>(
  all: Partial<Record<K, string | undefined>>,
): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, string>
  >
}

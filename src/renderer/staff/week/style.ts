import type { CSSProperties } from 'react'

/** Own properties of a stylesheet, which React's types do not know. */
export function own(values: Record<`--${string}`, number | string>): CSSProperties {
  return values as CSSProperties
}

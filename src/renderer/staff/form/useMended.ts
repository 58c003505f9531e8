import { useState } from 'react'

/** A field whose text is put in order when it is left; what cannot be read stays, and is told. */
export function useMended(
  props: { value: string; onChange: (value: string) => void; onLeave?: () => void; error?: string },
  how: { read: (text: string) => string | null; show: (read: string) => string; unreadable: string },
) {
  const { value, onChange } = props
  const [left, setLeft] = useState(false)
  const isWrong = left && value.trim() !== '' && how.read(value) === null
  return {
    error: isWrong ? how.unreadable : props.error,
    onChange: (text: string) => {
      setLeft(false)
      onChange(text)
    },
    onLeave: () => {
      setLeft(true)
      const read = how.read(value)
      if (read !== null && how.show(read) !== value) onChange(how.show(read))
      props.onLeave?.()
    },
  }
}

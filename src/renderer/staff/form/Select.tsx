import { useId } from 'react'

/** One of many, folded: the browser's own list, which keyboard, mouse and finger all know. */
export function Select<V extends string>(props: {
  label: string
  value: V
  options: readonly { value: V; text: string }[]
  onChange: (value: V) => void
  hint?: string
}) {
  const { label, value, options, onChange, hint } = props
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const option = options.find((each) => each.value === event.target.value)
          if (option) onChange(option.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'

/** One of a few, all in sight. `content` is what stands in the button; `value` its name. */
export function Choice<V extends string>(props: {
  label: string
  value: V | null
  options: readonly { value: V; content: ReactNode; tone?: string }[]
  onChange: (value: V) => void
  error?: string
  hint?: string
  className?: string
}) {
  const { label, value, options, onChange, error, hint, className = '' } = props
  return (
    <RadioGroup
      className={`field choice-field ${className}`}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen)
        if (option) onChange(option.value)
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice-option" data-tone={option.tone}>
            {option.content}
          </Radio>
        ))}
      </div>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </RadioGroup>
  )
}

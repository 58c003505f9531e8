import { Check as CheckIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'

/** Yes or no. */
export function Check(props: {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <Checkbox
      className="check"
      isSelected={props.checked}
      onChange={props.onChange}
      isDisabled={props.disabled}
    >
      <span className="check-box">
        <CheckIcon aria-hidden className="check-mark" />
      </span>
      <span>{props.children}</span>
    </Checkbox>
  )
}

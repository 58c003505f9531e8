import { Minus, Plus } from 'lucide-react'
import { Button } from './Button.tsx'
import './stepper.css'

/** A number with one button less and one more. `name` says what is counted, for who does not see. */
export function Stepper(props: {
  value: number
  min: number
  max: number
  busy: boolean
  less: string
  more: string
  name: string
  onChange: (value: number) => void
}) {
  const { value, min, max, busy, onChange } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line with its row.
    <div className="stepper" role="group" aria-label={props.name}>
      <Button
        className="stepper-button"
        label={props.less}
        busy={busy}
        disabled={value <= min}
        onPress={() => onChange(value - 1)}
      >
        <Minus aria-hidden className="icon-large" />
      </Button>
      <output className="stepper-value">{value}</output>
      <Button
        className="stepper-button"
        label={props.more}
        busy={busy}
        disabled={value >= max}
        onPress={() => onChange(value + 1)}
      >
        <Plus aria-hidden className="icon-large" />
      </Button>
    </div>
  )
}

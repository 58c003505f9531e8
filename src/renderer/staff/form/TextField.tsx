import { useId } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'

export interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The focus has left the field. */
  onLeave?: () => void
  /** A sentence that says what is wrong and what to do; stands at the field. */
  error?: string
  hint?: string
  kind?: 'text' | 'secret' | 'phone' | 'number' | 'address'
  /** More than one line. */
  lines?: number
  maxLength?: number
  /** Names the field to the engine, so that a refusal finds it. */
  name?: string
  /** Of what is written, where it is not Swedish. */
  lang?: string
  disabled?: boolean
}

const modes = { text: 'text', secret: 'numeric', phone: 'tel', number: 'numeric', address: 'url' } as const

/** One field with its words, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error, hint, kind = 'text', lines = 1, maxLength, lang } = props
  const errorId = useId()
  const shared = { className: 'field-input', maxLength, lang, dir: lang === 'ar' ? 'rtl' : undefined }
  return (
    <AriaTextField
      className="field"
      name={props.name}
      value={value}
      onChange={onChange}
      onBlur={props.onLeave}
      isInvalid={error !== undefined}
      isDisabled={props.disabled}
      aria-describedby={error === undefined ? undefined : errorId}
      validationBehavior="aria"
      autoComplete="off"
      type={kind === 'secret' ? 'password' : 'text'}
      inputMode={modes[kind]}
    >
      <Label className="field-label">{label}</Label>
      {lines > 1 ? <TextArea {...shared} rows={lines} /> : <Input {...shared} />}
      {hint && error === undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
    </AriaTextField>
  )
}

import { type MouseEvent, type PointerEvent, useId, useRef } from 'react'
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
  /** It is written anew rather than added to: a finger that comes to it marks all of it, as Tab does. */
  isWhole?: boolean
  /** Of what is written, where it is not Swedish. */
  lang?: string
  disabled?: boolean
}

/** Only a sentence or a name begins with a large letter. */
function capitals({ kind = 'text', isWhole }: TextFieldProps) {
  return kind === 'text' && !isWhole ? 'sentences' : 'none'
}

/** What marks the whole of a field when a finger comes to it; who touches it again sets the caret. */
function useMarkWhole() {
  const isComing = useRef(false)
  return {
    onPointerDown: ({ currentTarget, pointerType }: PointerEvent<HTMLInputElement>) => {
      isComing.current = pointerType === 'touch' && document.activeElement !== currentTarget
    },
    // The browser sets the caret after it has given the focus.
    onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
      if (isComing.current) currentTarget.select()
      isComing.current = false
    },
  }
}

const modes = { text: 'text', secret: 'numeric', phone: 'tel', number: 'numeric', address: 'url' } as const

/** One field with its words, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error, hint, kind = 'text', lines = 1, maxLength, lang } = props
  const errorId = useId()
  const markWhole = useMarkWhole()
  const shared = {
    className: 'field-input',
    maxLength,
    lang,
    dir: lang === 'ar' ? 'rtl' : undefined,
    autoCapitalize: capitals(props),
  }
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
      {lines > 1 ? (
        <TextArea {...shared} rows={lines} />
      ) : (
        <Input {...shared} {...(props.isWhole ? markWhole : {})} />
      )}
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

import { type ReactNode, useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { t } from '../text.ts'
import './form.css'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  /** What is wrong and what to do; stands at the field. */
  error?: string | undefined
  type?: 'text' | 'email'
  /** What a browser may fill in. */
  autoComplete?: string
  maxLength?: number
}

/** One field with its words, and what is wrong with it. */
export function Field(props: FieldProps) {
  return <Shell {...props}>{(ids) => <Input {...props} {...ids} type={props.type ?? 'text'} />}</Shell>
}

/** A password: hidden, until who writes it wants to see it. */
export function PasswordField(props: Omit<FieldProps, 'type'>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Shell {...props}>
      {(ids) => (
        <span className="field-password">
          <Input {...props} {...ids} type={isShown ? 'text' : 'password'} />
          <Button className="hub-button" onPress={() => setIsShown(!isShown)}>
            {t(isShown ? 'form.hide' : 'form.show')}
          </Button>
        </span>
      )}
    </Shell>
  )
}

interface Ids {
  id: string
  describedBy: string | undefined
}

function Shell({
  label,
  hint,
  error,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'error'> & { children: (ids: Ids) => ReactNode }) {
  const id = useId()
  const said = error ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: said === undefined ? undefined : `${id}-said` })}
      {said !== undefined && (
        <p
          id={`${id}-said`}
          className={error === undefined ? 'field-hint' : 'field-error'}
          role={error && 'alert'}
        >
          {said}
        </p>
      )}
    </div>
  )
}

function Input(props: Omit<FieldProps, 'type'> & Ids & { type: 'text' | 'email' | 'password' }) {
  const { value, onChange, error, autoComplete = 'off', maxLength, type, id, describedBy } = props
  return (
    <input
      id={id}
      className="field-input"
      // The browser's own check of an address speaks its own language; ours is said at the field.
      type={type === 'email' ? 'text' : type}
      inputMode={type === 'email' ? 'email' : 'text'}
      autoCapitalize={type === 'text' ? 'sentences' : 'none'}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete={autoComplete}
      maxLength={maxLength}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy}
    />
  )
}

import './block.css'
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { Action } from './Action.tsx'
import { TextField, type TextFieldProps } from './TextField.tsx'
import { t } from './text.ts'
import { otherLanguages, type TextDraft, translationsTitle } from './translated.ts'

/** A text in Swedish, with translations that are folded away until somebody wants them. */
export function TranslatedField(
  props: Omit<TextFieldProps, 'value' | 'onChange' | 'kind'> & {
    value: TextDraft
    onChange: (value: TextDraft) => void
  },
) {
  const { value, onChange, ...field } = props
  const [open, setOpen] = useState(false)
  const written = otherLanguages.filter((language) => value[language].trim() !== '')
  return (
    <div className="translated">
      <TextField {...field} value={value.sv} onChange={(sv) => onChange({ ...value, sv })} />
      <Action
        look="quiet"
        className="translated-fold"
        icon={Languages}
        onPress={() => setOpen(!open)}
        expanded={open}
      >
        {translationsTitle(written)}
        <span className="unseen"> {t('translations.of', { label: props.label })}</span>
      </Action>
      {open && (
        <div className="translated-others">
          {otherLanguages.map((language) => (
            <TextField
              key={language}
              label={`${props.label}, ${t(`language.${language}`).toLocaleLowerCase('sv')}`}
              value={value[language]}
              onChange={(words) => onChange({ ...value, [language]: words })}
              lang={language}
              lines={props.lines}
              maxLength={props.maxLength}
              disabled={props.disabled}
            />
          ))}
          <p className="field-hint">{t('translations.hint')}</p>
        </div>
      )}
    </div>
  )
}

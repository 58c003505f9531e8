import { Folded } from './Folded.tsx'
import { TextField } from './TextField.tsx'
import { t } from './text.ts'
import { type OtherLanguage, otherLanguages, translationsTitle } from './translated.ts'

export type Translations = Partial<Record<OtherLanguage, string>>

/** Translations of some texts, folded, in the order of the languages. `texts` has a label for each, as "Namn". */
export function TranslationFields<K extends string>(props: {
  texts: readonly { key: K; label: string; lines?: number; maxLength?: number }[]
  value: Readonly<Record<K, Translations>>
  onChange: (value: Record<K, Translations>) => void
  /** What is wrong with one of the translations, told at its field. */
  errorOf?: (text: string) => string | undefined
}) {
  const { texts, value, onChange, errorOf } = props
  const there = otherLanguages.filter((language) => texts.some(({ key }) => value[key][language]))
  return (
    <Folded title={translationsTitle(there)}>
      <p className="field-hint">{t('translations.hint')}</p>
      {otherLanguages.map((language) => (
        <fieldset key={language} className="field-group">
          <legend className="field-legend">{t(`language.${language}`)}</legend>
          {texts.map(({ key, label, lines, maxLength = 500 }) => (
            <TextField
              key={key}
              label={label}
              lang={language}
              lines={lines}
              maxLength={maxLength}
              value={value[key][language] ?? ''}
              error={errorOf?.(value[key][language] ?? '')}
              onChange={(text) => onChange({ ...value, [key]: { ...value[key], [language]: text } })}
            />
          ))}
        </fieldset>
      ))}
    </Folded>
  )
}

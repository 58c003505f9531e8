import { languages } from '../../../contract/words.ts'
import { Folded } from './Folded.tsx'
import { TextField } from './TextField.tsx'
import { t } from './text.ts'

/** The languages into which staff may translate what they write. */
export const otherLanguages = languages.filter((language) => language !== 'sv')
export type OtherLanguage = Exclude<(typeof languages)[number], 'sv'>
export type Translations = Partial<Record<OtherLanguage, string>>

/** Translations of some texts, folded, in the order of the languages. `texts` has a label for each, as "Namn". */
export function TranslationFields<K extends string>(props: {
  texts: readonly { key: K; label: string; lines?: number; maxLength?: number }[]
  value: Readonly<Record<K, Translations>>
  onChange: (value: Record<K, Translations>) => void
}) {
  const { texts, value, onChange } = props
  const there = otherLanguages.filter((language) => texts.some(({ key }) => value[key][language]))
  const title =
    there.length === 0
      ? t('translations.title')
      : t('translations.some', {
          languages: there.map((language) => t(`language.${language}`).toLowerCase()).join(', '),
        })
  return (
    <Folded title={title}>
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
              onChange={(text) => onChange({ ...value, [key]: { ...value[key], [language]: text } })}
            />
          ))}
        </fieldset>
      ))}
    </Folded>
  )
}

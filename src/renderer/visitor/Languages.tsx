import { Check } from 'lucide-react'
import { type Language, languages } from '../../contract/words.ts'
import { directionOf } from '../i18n/catalogue.ts'
import { languageNames } from '../i18n/languageNames.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { BackButton } from './BackButton.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'

export function Languages(props: {
  visitor: Visitor
  chosen: Language
  onChoose: (language: Language) => void
  onBack: () => void
}) {
  const { visitor, chosen, onChoose, onBack } = props
  const { t } = useText()
  return (
    <VisitorScreen
      name="languages"
      visitor={visitor}
      title={t('language.title')}
      look={
        <p className="look look-title" lang="mul" dir="ltr">
          {t('language.button')}
        </p>
      }
    >
      <ul className="language-list">
        {languages.map((language) => (
          <li key={language}>
            <Button className="language" pressed={language === chosen} onPress={() => onChoose(language)}>
              <span lang={language} dir={directionOf(language)}>
                {languageNames[language]}
              </span>
              {language === chosen && <Check aria-hidden className="icon" />}
            </Button>
          </li>
        ))}
      </ul>
      <div className="leave">
        <div className="bar">
          <BackButton onPress={onBack} />
        </div>
      </div>
    </VisitorScreen>
  )
}

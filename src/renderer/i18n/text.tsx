import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { StaffText } from '../../contract/programme.ts'
import type { Language } from '../../contract/words.ts'
import { directionOf, loadCatalogue, type Translate, translator } from './catalogue.ts'
import { type Catalogue, sv } from './sv.ts'

export interface Text {
  language: Language
  direction: 'ltr' | 'rtl'
  t: Translate
}

const swedish: Text = { language: 'sv', direction: 'ltr', t: translator('sv', sv) }
const TextContext = createContext<Text>(swedish)

/** The language that the screen speaks at this moment. */
export function useText(): Text {
  return useContext(TextContext)
}

/**
 * Speaks `language` to what is inside, and says so on the document. Until its texts have come, the language before it stays: the
 * words and the language that is stated always agree.
 */
export function Speak(props: { language: Language; children: ReactNode }) {
  const text = useLoadedText(props.language)
  useEffect(() => {
    document.documentElement.lang = text.language
    document.documentElement.dir = text.direction
  }, [text])
  return <TextContext value={text}>{props.children}</TextContext>
}

/** Speaks `language` to what is inside alone, as on a paper that staff print in another language than their own page has. */
export function SpeakInside(props: { language: Language; className?: string; children: ReactNode }) {
  const text = useLoadedText(props.language)
  return (
    <div className={props.className} lang={text.language} dir={text.direction}>
      <TextContext value={text}>{props.children}</TextContext>
    </div>
  )
}

/** The texts of a language; Swedish, or the one before, until they have come. */
function useLoadedText(language: Language): Text {
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue }>({
    language: 'sv',
    catalogue: sv,
  })
  useEffect(() => {
    let wanted = true
    loadCatalogue(language).then(
      (catalogue) => wanted && setLoaded({ language, catalogue }),
      // Without its texts the screen stays in the language that it has.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [language])

  return useMemo<Text>(
    () => ({
      language: loaded.language,
      direction: directionOf(loaded.language),
      t: translator(loaded.language, loaded.catalogue),
    }),
    [loaded],
  )
}

/** The words of a text that staff wrote: translated where somebody has, else the Swedish. */
export function staffWords(text: StaffText, language: Language): { words: string; language: Language } {
  const translated = text[language]?.trim()
  return translated ? { words: translated, language } : { words: text.sv, language: 'sv' }
}

/** What staff wrote; marked as Swedish where there is no translation (access.md 13). */
export function Staff(props: { text: StaffText }) {
  const { language } = useText()
  const { words, language: written } = staffWords(props.text, language)
  if (written === language) return words
  return (
    <span lang={written} dir={directionOf(written)}>
      {words}
    </span>
  )
}

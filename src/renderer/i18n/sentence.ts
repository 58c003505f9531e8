import type { StaffText } from '../../contract/programme.ts'
import { languages } from '../../contract/words.ts'

/** What staff wrote, as sentences: with a full stop where it ends with none, since more is said after it. */
export function asSentence(text: StaffText): StaffText {
  const ended: StaffText = { ...text }
  for (const language of languages) {
    const words = text[language]?.trimEnd()
    if (words) ended[language] = /[.!?…:؟۔]["”’»)]?$/u.test(words) ? words : `${words}.`
  }
  return ended
}

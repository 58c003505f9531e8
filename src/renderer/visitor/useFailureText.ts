import { useText } from '../i18n/text.tsx'
import type { Failure } from './checkIn.ts'

/** What a wish that was not met says in its own place. */
export function useFailureText(): (failure: Failure, meal: boolean) => string {
  const { t } = useText()
  return (failure, meal) => {
    if (failure === 'FULL') return t(meal ? 'error.mealGone' : 'error.full')
    return t(failure === 'NOT_OFFERED' ? 'error.notOffered' : 'error.choiceNotSaved')
  }
}

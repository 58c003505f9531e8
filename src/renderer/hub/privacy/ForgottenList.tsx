import type { ForgottenEntry } from '../../../contract/hubPrivacy.ts'
import { momentText } from '../times.ts'
import { t } from './text.ts'

/** The names that are forgotten, without saying which, and the screens that have yet to follow. */
export function ForgottenList({ forgotten }: { forgotten: readonly ForgottenEntry[] }) {
  return (
    <>
      <h3>{t('forget.list')}</h3>
      {forgotten.length === 0 && <p className="privacy-note">{t('forget.none')}</p>}
      <ul className="privacy-forgotten">
        {forgotten.toReversed().map(({ id, words, ordered, places, done, waitsFor }) => (
          <li key={id}>
            <span>
              <strong>{t('forget.entry', { words, when: momentText(ordered) })}</strong>,{' '}
              {t('forget.places', { count: places })}
            </span>
            {!done && <span>{t('forget.notHere')}</span>}
            <span>
              {waitsFor.length === 0
                ? t('forget.all')
                : `${t('forget.waits', { count: waitsFor.length })} ${waitsFor
                    .map((one) => t('forget.screen', one))
                    .join(', ')}.`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

import { type Scope, scopes } from '../../../domain/editing/series.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from './text.ts'

/** What a change of a recurring activity shall hold for. Offers what can hold it, and says why not the rest. */
export function ScopeDialog(props: {
  offered: readonly Scope[]
  /** Whether part of the change waits for the next time where it is for later ones. */
  waits: boolean
  busy: boolean
  onChoose: (scope: Scope) => void
  onClose: () => void
}) {
  const { offered, waits, busy, onChoose, onClose } = props
  return (
    <Dialog title={t('scope.title')} onClose={onClose}>
      {!offered.includes('this') && <p>{t('scope.noThis')}</p>}
      {!offered.includes('all') && <p>{t('scope.noSeries')}</p>}
      {waits && offered.includes('later') && <p>{t('scope.waits')}</p>}
      <div className="scope-choices">
        {scopes
          .filter((scope) => offered.includes(scope))
          .map((scope) => (
            <Action key={scope} busy={busy} onPress={() => onChoose(scope)}>
              {t(`scope.${scope}`)}
            </Action>
          ))}
      </div>
      <div className="dialog-actions">
        <Action look="quiet" onPress={onClose}>
          {t('scope.back')}
        </Action>
      </div>
    </Dialog>
  )
}

import { type Scope, scopes } from '../../../domain/editing/series.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from './text.ts'

/** What a change of a recurring activity shall hold for. Offers what can hold it, and says why not the rest. */
export function ScopeDialog(props: {
  offered: readonly Scope[]
  busy: boolean
  onChoose: (scope: Scope) => void
  onClose: () => void
}) {
  const { offered, busy, onChoose, onClose } = props
  return (
    <Dialog title={t('scope.title')} onClose={onClose}>
      {!offered.includes('this') && <p>{t('scope.noThis')}</p>}
      {!offered.includes('all') && <p>{t('scope.noSeries')}</p>}
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

import type { SomeSettings } from '../../../contract/staff/settings.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t as common } from '../text.ts'
import { t } from './text.ts'

const names = {
  panel: 'panel.title',
  turned: 'panel.turned',
  idle: 'time.title',
  screenHours: 'time.hours',
  cardReader: 'keys.reader',
  screenKeyboard: 'keys.keyboard',
} as const

/** Somebody else has set the same meanwhile: nobody's work is overwritten before one of them has said so. */
export function MetDialog(props: { theirs: SomeSettings; onKeepTheirs: () => void; onUseMine: () => void }) {
  const { theirs, onKeepTheirs, onUseMine } = props
  const met = (['panel', 'turned', 'idle', 'screenHours', 'cardReader', 'screenKeyboard'] as const).filter(
    (name) => theirs[name] !== undefined,
  )
  return (
    <Dialog title={common('conflict.title')} onClose={onKeepTheirs}>
      <p>{common('conflict.text', { who: common('conflict.somebody') })}</p>
      <ul>
        {met.map((name) => (
          <li key={name}>{t(names[name])}</li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Action onPress={onKeepTheirs}>{common('conflict.keepTheirs')}</Action>
        <Action look="strong" onPress={onUseMine}>
          {common('conflict.useMine')}
        </Action>
      </div>
    </Dialog>
  )
}

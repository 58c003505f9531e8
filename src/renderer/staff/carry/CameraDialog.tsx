import { useState } from 'react'
import { Scanner, type ScannerState } from '../../camera/Scanner.tsx'
import { useGathered } from '../../camera/useGathered.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from './text.ts'

/** Reads the codes of another screen with the camera, until there is a whole drop. */
export function CameraDialog(props: { onClose: () => void; onWhole: (drop: Uint8Array) => void }) {
  const { onClose, onWhole } = props
  const [state, setState] = useState<ScannerState>('starting')
  const { read, far } = useGathered(onWhole)
  return (
    <Dialog title={t('camera.title')} onClose={onClose} wide>
      <p role="status">{t(`camera.${state}`)}</p>
      <div className="carry-camera">
        <Scanner label={t('camera.label')} onText={read} onState={setState} />
      </div>
      {far && (
        <>
          <progress className="carry-progress" value={far.have} max={far.count} aria-hidden />
          <p className="carry-far">{t('camera.some', far)}</p>
        </>
      )}
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('camera.close')}</Action>
      </div>
    </Dialog>
  )
}

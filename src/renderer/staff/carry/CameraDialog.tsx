import { useMemo, useState } from 'react'
import { createGatherer } from '../../../domain/drop/gather.ts'
import { Scanner, type ScannerState } from '../../camera/Scanner.tsx'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from './text.ts'

/** Reads the codes of another screen with the camera, until there is a whole drop. */
export function CameraDialog(props: { onClose: () => void; onWhole: (drop: Uint8Array) => void }) {
  const { onClose, onWhole } = props
  const gatherer = useMemo(createGatherer, [])
  const [state, setState] = useState<ScannerState>('starting')
  const [far, setFar] = useState<{ have: number; count: number } | null>(null)
  const read = (text: string) => {
    const came = gatherer.read(text)
    if (came.result === 'some') setFar(came)
    if (came.result === 'whole') onWhole(came.drop)
  }
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

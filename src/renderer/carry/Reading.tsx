import { useState } from 'react'
import { Scanner, type ScannerState } from '../camera/Scanner.tsx'
import { useGathered } from '../camera/useGathered.ts'
import { t } from './text.ts'

/** The camera, and how far it has come with the codes. */
export function Reading({ onStop, onWhole }: { onStop: () => void; onWhole: (bytes: Uint8Array) => void }) {
  const [state, setState] = useState<ScannerState>('starting')
  const { read, far } = useGathered(onWhole)
  return (
    <div className="carry-reading">
      <p role="status">{t(`read.${state}`)}</p>
      <Scanner label={t('read.label')} onText={read} onState={setState} />
      {far && (
        <>
          <progress value={far.have} max={far.count} aria-hidden />
          <p className="carry-far">{t('read.some', far)}</p>
        </>
      )}
      <button type="button" className="carry-button" onClick={onStop}>
        {t('read.stop')}
      </button>
    </div>
  )
}

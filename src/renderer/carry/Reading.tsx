import { useMemo, useState } from 'react'
import { createGatherer } from '../../domain/drop/gather.ts'
import { Scanner, type ScannerState } from '../camera/Scanner.tsx'
import { t } from './text.ts'

/** The camera, and how far it has come with the codes. */
export function Reading({ onStop, onWhole }: { onStop: () => void; onWhole: (bytes: Uint8Array) => void }) {
  const gatherer = useMemo(createGatherer, [])
  const [state, setState] = useState<ScannerState>('starting')
  const [far, setFar] = useState<{ have: number; count: number } | null>(null)
  const read = (text: string) => {
    const came = gatherer.read(text)
    if (came.result === 'some') setFar(came)
    if (came.result === 'whole') onWhole(came.drop)
  }
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

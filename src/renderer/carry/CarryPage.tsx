import { Camera, FileUp, Luggage } from 'lucide-react'
import { useRef, useState } from 'react'
import { openDrop } from '../../domain/drop/drop.ts'
import { Kept } from './Kept.tsx'
import { toldOf } from './keptDrops.ts'
import { Reading } from './Reading.tsx'
import { t } from './text.ts'
import { useCarry } from './useCarry.ts'

/** Takes along what a screen without a network has, in a telephone, and hands it in at the hub that this page came from. */
export function CarryPage() {
  const { drops, sending, add, remove } = useCarry()
  const input = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)

  /** @param whole what is said of one that is new */
  const take = (bytes: Uint8Array, whole: string | null) => {
    const drop = openDrop(bytes)
    const came = typeof drop === 'string' ? null : add(drop)
    setFailure(typeof drop === 'string' ? t(`read.${drop}`) : came === 'noRoom' ? t('read.noRoom') : null)
    if (came === 'added') setSaid(whole)
    else if (came !== null && came !== 'noRoom')
      setSaid(t(toldOf(came).state === 'waiting' ? 'read.again' : 'read.handedIn'))
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    setSaid(null)
    const bytes = await file.arrayBuffer().catch(() => null)
    if (bytes) take(new Uint8Array(bytes), null)
    else setFailure(t('read.unreadable'))
  }

  return (
    <main className="carry">
      <header className="carry-head">
        <Luggage className="carry-mark" aria-hidden />
        <h1>{t('page.title')}</h1>
        <p>{t('page.intro')}</p>
      </header>
      {isReading ? (
        <Reading
          onStop={() => setReading(false)}
          onWhole={(bytes) => {
            setReading(false)
            take(bytes, t('read.whole'))
          }}
        />
      ) : (
        <div className="carry-ways">
          <button
            type="button"
            className="carry-button"
            data-look="strong"
            onClick={() => {
              setFailure(null)
              setSaid(null)
              setReading(true)
            }}
          >
            <Camera aria-hidden />
            {t('read.camera')}
          </button>
          <input
            ref={input}
            type="file"
            className="carry-input"
            tabIndex={-1}
            aria-label={t('read.file')}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              void choose(file)
              // The same file may be chosen again.
              event.target.value = ''
            }}
          />
          <button type="button" className="carry-button" onClick={() => input.current?.click()}>
            <FileUp aria-hidden />
            {t('read.file')}
          </button>
        </div>
      )}
      {failure && (
        <p className="carry-failure" role="alert">
          {failure}
        </p>
      )}
      <p className="carry-said" role="status">
        {said ?? ''}
      </p>
      <Kept drops={drops} sending={sending} onRemove={remove} />
      <p className="carry-foot">{t('page.safe')}</p>
    </main>
  )
}
